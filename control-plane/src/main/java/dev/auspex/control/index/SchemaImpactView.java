package dev.auspex.control.index;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.auspex.contract.problem.Violation;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a change of a schema would take. Nothing has changed yet.
 *
 * @param impact what the whole change takes
 * @param version the version that it was compared with
 * @param documents how many documents there are; null where the search engine does not say
 * @param estimatedSeconds how long a rebuild would take about; null where there is none to do, or
 *     the number of documents is not known
 * @param changes field by field
 * @param misfits what of the live dictionaries and rules would not fit: the change is refused until
 *     they are published without it. The first ones
 */
@Schema(
    description = "What a change of a schema would take; nothing has changed yet",
    requiredProperties = {"impact", "version", "changes", "misfits"})
public record SchemaImpactView(
    @Schema(
            implementation = String.class,
            enumeration = {"nothing", "live", "rebuild"},
            examples = "live")
        Impact impact,
    @Schema(examples = "1") int version,
    @Schema(examples = "1200") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long documents,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long estimatedSeconds,
    List<Change> changes,
    List<Violation> misfits) {
  /** Copies the lists. */
  public SchemaImpactView {
    changes = List.copyOf(changes);
    misfits = List.copyOf(misfits);
  }

  /**
   * One field that changes.
   *
   * @param field its name
   * @param change added, removed or changed
   * @param impact what this one takes
   * @param reason why, for people
   */
  @Schema(
      name = "SchemaFieldChange",
      requiredProperties = {"field", "change", "impact", "reason"})
  public record Change(
      @Schema(examples = "year") String field,
      @Schema(enumeration = {"added", "removed", "changed"}) String change,
      @Schema(
              implementation = String.class,
              enumeration = {"nothing", "live", "rebuild"})
          Impact impact,
      @Schema(examples = "documents have no value until they are sent again") String reason) {}

  static SchemaImpactView of(
      SchemaChange change,
      int version,
      @Nullable Long documents,
      int documentsPerSecond,
      List<Violation> misfits) {
    boolean timed = change.impact() == Impact.REBUILD && documents != null;
    return new SchemaImpactView(
        change.impact(),
        version,
        documents,
        timed ? (Long) Duration.ofSeconds(1 + documents / documentsPerSecond).toSeconds() : null,
        change.fields().stream()
            .map(
                each ->
                    new Change(
                        each.name(),
                        each.kind().name().toLowerCase(Locale.ROOT),
                        each.impact(),
                        each.reason()))
            .toList(),
        misfits);
  }
}
