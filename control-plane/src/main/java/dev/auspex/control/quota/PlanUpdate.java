package dev.auspex.control.quota;

import dev.auspex.contract.problem.ApiProblem;
import dev.auspex.contract.problem.ProblemType;
import dev.auspex.contract.problem.Violation;
import dev.auspex.control.request.Names;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The body that changes a plan.
 *
 * @param name what people call it
 * @param limits all of its limits from then on
 * @param isDefault true makes it the plan of all tenants that have none of their own; left out or
 *     false changes nothing
 */
@Schema(
    description = "The plan from then on",
    requiredProperties = {"name", "limits"})
public record PlanUpdate(
    @Schema(examples = "Standard", minLength = 1, maxLength = Names.MAX_LENGTH)
        @Nullable String name,
    @Nullable LimitValues limits,
    @Schema(
            examples = "false",
            description =
                "True makes it the plan of all tenants without one of their own; left out or false"
                    + " changes nothing")
        @Nullable Boolean isDefault) {

  /** Throws a problem that names every wrong field. */
  void requireValid() {
    List<Violation> violations = new ArrayList<>();
    NewPlan.check(name, limits, violations);
    if (!violations.isEmpty()) {
      throw ApiProblem.of(ProblemType.INVALID_REQUEST, violations);
    }
  }
}
