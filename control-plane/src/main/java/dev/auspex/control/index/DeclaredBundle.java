package dev.auspex.control.index;

import dev.auspex.contract.problem.Violation;
import dev.auspex.contract.schema.Field;
import dev.auspex.contract.schema.Schema;
import dev.auspex.contract.snapshot.RankingProfile;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A schema and a ranking profile that come together, with their defaults.
 *
 * @param schema null where something is wrong with it
 * @param ranking null where none was declared, or something is wrong with it
 */
public record DeclaredBundle(@Nullable Schema schema, @Nullable RankingProfile ranking) {
  /** Reads both, and adds what is wrong to {@code violations}. */
  public static DeclaredBundle of(
      NewTenantIndex.NewSchema schema,
      NewTenantIndex.@Nullable NewRanking ranking,
      List<Violation> violations) {
    int before = violations.size();
    List<Field> fields = DeclaredFields.of(schema, violations);
    @Nullable RankingProfile profile =
        ranking == null || violations.size() > before
            ? null
            : DeclaredRanking.of(ranking, fields, violations);
    return violations.size() > before
        ? new DeclaredBundle(null, null)
        : new DeclaredBundle(new Schema(fields), profile);
  }
}
