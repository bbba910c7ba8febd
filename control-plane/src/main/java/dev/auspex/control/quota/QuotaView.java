package dev.auspex.control.quota;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a tenant may use and what it uses.
 *
 * @param plan the id of its plan
 * @param planName what people call the plan
 * @param followsDefault whether it is on the plan because that is the default
 * @param limits each limit, in a fixed order
 * @param usedUp names of limits that are reached, so that documents are not taken any more
 * @param measuredAt when documents and bytes were last counted, UTC; null before the first time
 * @param version counts changes of plan and overrides; the ETag
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "What a tenant may use, and what it uses")
public record QuotaView(
    @Schema(examples = "standard") String plan,
    @Schema(examples = "Standard") String planName,
    @Schema(examples = "true", description = "It has no plan of its own") boolean followsDefault,
    List<Row> limits,
    @Schema(examples = "[]", description = "Limits that keep documents out now")
        List<String> usedUp,
    @Nullable Instant measuredAt,
    @Schema(examples = "1") long version) {
  /** Copies the lists. */
  public QuotaView {
    limits = List.copyOf(limits);
    usedUp = List.copyOf(usedUp);
  }

  /**
   * One limit.
   *
   * @param name as in a plan
   * @param allowed the most that it may be; null where it does not hold
   * @param source {@code plan} or {@code override}
   * @param used what is used now; null where that is not counted
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "QuotaRow", description = "One limit")
  public record Row(
      @Schema(examples = "indexes") String name,
      @Schema(examples = "50", description = "Left out where there is no such limit")
          @Nullable Long allowed,
      @Schema(
              examples = "plan",
              enumeration = {"plan", "override"})
          String source,
      @Schema(examples = "3", description = "Left out where it is not counted")
          @Nullable Long used) {}
}
