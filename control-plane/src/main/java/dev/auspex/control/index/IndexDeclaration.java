package dev.auspex.control.index;

import dev.auspex.contract.IndexName;
import dev.auspex.contract.lexicon.Lexicon;
import dev.auspex.contract.problem.ApiProblem;
import dev.auspex.contract.problem.ProblemType;
import dev.auspex.contract.problem.Violation;
import dev.auspex.contract.schema.Schema;
import dev.auspex.contract.snapshot.PlacementKind;
import dev.auspex.contract.snapshot.RankingProfile;
import dev.auspex.control.request.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A declared TenantIndex whose every rule holds, with all defaults filled in.
 *
 * @param name its name within the tenant
 * @param schema the fields
 * @param ranking the ranking profile of its first bundle
 * @param lexicon the dictionaries and rules; null where nothing is said of them: a new index has
 *     none, another one keeps those that it has
 * @param wanted where it shall live, pool or dedicated; null for the default of the platform
 */
record IndexDeclaration(
    IndexName name,
    Schema schema,
    RankingProfile ranking,
    @Nullable Lexicon lexicon,
    @Nullable PlacementKind wanted) {

  /** Where it shall live; empty for the default of the platform. */
  Optional<PlacementKind> placement() {
    return Optional.ofNullable(wanted);
  }

  /**
   * Reads a body.
   *
   * @throws ApiProblem {@link ProblemType#INVALID_SCHEMA} where only the schema is wrong, else
   *     {@link ProblemType#INVALID_REQUEST}; either names every wrong field
   */
  static IndexDeclaration of(NewTenantIndex body) {
    List<Violation> violations = new ArrayList<>();
    if (body.name() == null || !IndexName.isValid(body.name())) {
      violations.add(Names.violation("name", IndexName.EXPECTATION, body.name()));
    }
    if (body.placement() != null
        && body.placement() != PlacementKind.POOL
        && body.placement() != PlacementKind.DEDICATED) {
      violations.add(
          new Violation(
              "placement",
              "pool or dedicated, but was '%s'; to the others an index is moved later"
                  .formatted(body.placement().wireName())));
    }
    int beforeSchema = violations.size();
    var fields = DeclaredFields.of(body.schema(), violations);
    if (violations.size() > beforeSchema) {
      throw ApiProblem.of(
          beforeSchema == 0 ? ProblemType.INVALID_SCHEMA : ProblemType.INVALID_REQUEST, violations);
    }
    RankingProfile ranking = DeclaredRanking.of(body.ranking(), fields, violations);
    if (violations.isEmpty() && body.lexicon() != null) {
      violations.addAll(LexiconMisfits.of(body.lexicon(), new Schema(fields)));
    }
    if (!violations.isEmpty()) {
      throw ApiProblem.of(ProblemType.INVALID_REQUEST, violations);
    }
    return new IndexDeclaration(
        new IndexName(Objects.requireNonNull(body.name())),
        new Schema(fields),
        ranking,
        body.lexicon(),
        body.placement());
  }
}
