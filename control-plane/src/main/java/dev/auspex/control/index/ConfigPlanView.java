package dev.auspex.control.index;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What applying a document does, or has done.
 *
 * @param applied whether it has been done
 * @param indexes one for each index of the document in its order, then one for each other index
 */
@Schema(
    description = "What applying a document does, or has done",
    requiredProperties = {"applied", "indexes"})
public record ConfigPlanView(boolean applied, List<Step> indexes) {
  /** Copies {@code indexes}. */
  public ConfigPlanView {
    indexes = List.copyOf(indexes);
  }

  /**
   * One index.
   *
   * @param name its name
   * @param action create, change, none, or keep for an index that the document does not name
   * @param reason what changes, for people; empty for none
   */
  @Schema(
      name = "ConfigStep",
      requiredProperties = {"name", "action", "reason"})
  public record Step(
      @Schema(examples = "movies") String name,
      @Schema(enumeration = {"create", "change", "none", "keep"}) String action,
      String reason) {}
}
