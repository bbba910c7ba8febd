package dev.auspex.control.tenant;

import dev.auspex.contract.problem.ApiProblem;
import dev.auspex.contract.problem.ProblemType;
import dev.auspex.contract.snapshot.ServiceLevel;
import dev.auspex.control.request.Names;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The body that suspends a tenant.
 *
 * @param reads {@code allowed}: searches are answered, writes are refused; {@code refused}: both
 */
@Schema(description = "What is left to a suspended tenant", requiredProperties = "reads")
public record NewSuspension(
    @Schema(
            examples = "allowed",
            enumeration = {"allowed", "refused"})
        @Nullable String reads) {

  /** What gateways do from now on; throws a problem for another word. */
  ServiceLevel service() {
    return switch (reads == null ? "" : reads) {
      case "allowed" -> ServiceLevel.READ_ONLY;
      case "refused" -> ServiceLevel.NONE;
      default ->
          throw ApiProblem.of(
              ProblemType.INVALID_REQUEST,
              List.of(Names.violation("reads", "'allowed' or 'refused'", reads)));
    };
  }
}
