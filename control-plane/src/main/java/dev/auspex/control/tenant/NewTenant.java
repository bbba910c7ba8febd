package dev.auspex.control.tenant;

import dev.auspex.contract.TenantId;
import dev.auspex.contract.problem.ApiProblem;
import dev.auspex.contract.problem.ProblemType;
import dev.auspex.contract.problem.Violation;
import dev.auspex.control.request.Names;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The body that creates a tenant.
 *
 * @param id {@link TenantId#EXPECTATION}; for good
 * @param name {@link Names#EXPECTATION}
 */
@Schema(
    description = "The tenant to create",
    requiredProperties = {"id", "name"})
public record NewTenant(
    @Schema(
            examples = "cinema",
            minLength = 2,
            maxLength = 40,
            pattern = "^[a-z][a-z0-9-]{0,38}[a-z0-9]$",
            description =
                "For good: part of paths, and the alias of the tenant's Keycloak organization")
        @Nullable String id,
    @Schema(examples = "Cinema", minLength = 1, maxLength = Names.MAX_LENGTH)
        @Nullable String name) {

  /** Throws a problem that names every wrong field. */
  void requireValid() {
    List<Violation> violations = new ArrayList<>();
    if (id == null || !TenantId.isValid(id)) {
      violations.add(Names.violation("id", TenantId.EXPECTATION, id));
    }
    Names.check("name", name, violations);
    if (!violations.isEmpty()) {
      throw ApiProblem.of(ProblemType.INVALID_REQUEST, violations);
    }
  }
}
