package dev.auspex.control.apikey;

import dev.auspex.contract.problem.ApiProblem;
import dev.auspex.contract.problem.ProblemType;
import dev.auspex.contract.problem.Violation;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The body that rotates an API key.
 *
 * @param overlap how long the old key goes on working beside the new one, 0 to 30 days
 */
@Schema(description = "How an API key is replaced", requiredProperties = "overlap")
public record NewRotation(
    @Schema(
            implementation = String.class,
            format = "duration",
            examples = "PT24H",
            description = "How long the old key goes on working, ISO 8601, `PT0S` to `P30D`")
        @Nullable Duration overlap) {
  private static final Duration LONGEST = Duration.ofDays(30);

  /** The overlap; throws {@link ProblemType#INVALID_REQUEST} for none, or one out of bounds. */
  Duration requireOverlap() {
    if (overlap == null || overlap.isNegative() || overlap.compareTo(LONGEST) > 0) {
      throw ApiProblem.of(
          ProblemType.INVALID_REQUEST,
          List.of(
              new Violation(
                  "overlap",
                  "a duration from PT0S to P30D, such as PT24H, but "
                      + (overlap == null ? "it is missing" : "was " + overlap))));
    }
    return overlap;
  }
}
