package dev.auspex.control.quota;

import dev.auspex.contract.IndexName;
import dev.auspex.contract.problem.ApiProblem;
import dev.auspex.contract.problem.ProblemType;
import dev.auspex.contract.problem.Violation;
import dev.auspex.control.request.Names;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The body that creates a plan.
 *
 * @param id its name in paths
 * @param name what people call it
 * @param limits what it limits
 */
@Schema(
    description = "The plan to create",
    requiredProperties = {"id", "name", "limits"})
public record NewPlan(
    @Schema(examples = "trial", pattern = NewPlan.ID) @Nullable String id,
    @Schema(examples = "Trial", minLength = 1, maxLength = Names.MAX_LENGTH) @Nullable String name,
    @Nullable LimitValues limits) {
  static final String ID = "^[a-z](?:[a-z0-9-]{0,58}[a-z0-9])?$";

  /** Throws a problem that names every wrong field. */
  void requireValid() {
    List<Violation> violations = new ArrayList<>();
    // Plans are named like indexes.
    if (id == null || !IndexName.isValid(id)) {
      violations.add(Names.violation("id", IndexName.EXPECTATION, id));
    }
    check(name, limits, violations);
    if (!violations.isEmpty()) {
      throw ApiProblem.of(ProblemType.INVALID_REQUEST, violations);
    }
  }

  static void check(
      @Nullable String name, @Nullable LimitValues limits, List<Violation> violations) {
    Names.check("name", name, violations);
    if (limits == null) {
      violations.add(new Violation("limits", "an object of limits, but it is missing"));
    } else {
      violations.addAll(limits.violations("limits"));
    }
  }
}
