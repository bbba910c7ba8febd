package dev.auspex.control.quota;

import dev.auspex.contract.problem.ApiProblem;
import dev.auspex.contract.problem.ProblemType;
import dev.auspex.contract.problem.Violation;
import dev.auspex.control.request.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The body that puts a tenant on a plan.
 *
 * @param plan its id; left out to follow the default plan
 * @param overrides numbers that hold instead of the plan's
 * @param unlimited names of limits of the plan that do not hold for the tenant
 */
@Schema(description = "The plan of a tenant, and what holds for it instead")
public record TenantPlanUpdate(
    @Schema(examples = "large", description = "Left out: the default plan, whichever that is")
        @Nullable String plan,
    @Schema(description = "Instead of the plan's numbers") @Nullable LimitValues overrides,
    @Schema(examples = "[\"bytes\"]", description = "Limits of the plan that do not hold")
        @Nullable List<@Nullable String> unlimited) {

  /** The overrides; throws a problem that names every wrong field. */
  Overrides checked() {
    List<Violation> violations = new ArrayList<>();
    LimitValues numbers = Objects.requireNonNullElse(overrides, LimitValues.NONE);
    violations.addAll(numbers.violations("overrides"));
    List<@Nullable String> names = Objects.requireNonNullElse(unlimited, List.of());
    List<String> known = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      Limit limit = name == null ? null : Limit.named(name).orElse(null);
      String field = "unlimited[%d]".formatted(i);
      if (limit == null) {
        violations.add(Names.violation(field, "the name of a limit", name));
      } else if (numbers.of(limit) != null) {
        violations.add(
            new Violation(field, "a limit without a number in overrides, but was '" + name + "'"));
      } else {
        known.add(limit.wireName());
      }
    }
    if (!violations.isEmpty()) {
      throw ApiProblem.of(ProblemType.INVALID_REQUEST, violations);
    }
    return new Overrides(numbers, known.stream().distinct().sorted().toList());
  }
}
