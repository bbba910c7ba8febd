package dev.auspex.gateway.document;

import dev.auspex.contract.filter.Filter;
import dev.auspex.contract.problem.ApiProblem;
import dev.auspex.contract.problem.ProblemType;
import dev.auspex.contract.problem.Violation;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Which documents shall be deleted: exactly one of the two.
 *
 * @param filter those that match it
 * @param all true for every document
 */
@Schema(
    name = "Deletion",
    description = "Which documents shall be deleted: exactly one of the two members",
    examples = "{\"filter\": {\"field\": \"year\", \"lt\": 1950}}")
record DeletionBody(
    @Schema(
            type = SchemaType.OBJECT,
            implementation = Object.class,
            description = "Those that match it (docs/api-keys.md says what filters there are)")
        @Nullable Filter filter,
    @Schema(description = "`true` for every document") @Nullable Boolean all) {

  /** Throws {@link ProblemType#INVALID_REQUEST} unless it says which documents. */
  void check() {
    if (all != null && !all) {
      throw refused("all", "true, or nothing where there is a filter");
    }
    if ((filter == null) == (all == null)) {
      throw refused(
          "filter", "a filter, or 'all': true for every document; one of the two, and not both");
    }
  }

  private static ApiProblem refused(String member, String expected) {
    return ApiProblem.of(
        ProblemType.INVALID_REQUEST, List.<Violation>of(new Violation(member, expected)));
  }
}
