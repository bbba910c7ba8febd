package dev.auspex.control.index;

import dev.auspex.contract.problem.Violation;
import dev.auspex.contract.schema.Field;
import dev.auspex.contract.schema.Schema;
import dev.auspex.contract.snapshot.RankingProfile;
import java.util.ArrayList;
import java.util.List;

/** Whether a ranking profile finds in a schema what it names. */
final class RankingFit {
  private RankingFit() {}

  /** What {@code ranking} misses in {@code schema}, at the path {@code fields}. */
  static List<Violation> check(RankingProfile ranking, Schema schema) {
    List<Violation> violations = new ArrayList<>();
    for (RankingProfile.RecallChannel channel : ranking.channels()) {
      switch (channel.kind()) {
        case TERM -> {
          if (schema.searchableFields().isEmpty()) {
            violations.add(
                new Violation("fields", "a searchable field, because the channel term needs one"));
          }
        }
        case VECTOR -> {
          if (schema.embeddedFields().isEmpty()) {
            violations.add(
                new Violation(
                    "fields", "an embedded vector field, because the channel vector needs one"));
          }
        }
      }
    }
    RankingProfile.Rerank rerank = ranking.rerank();
    if (rerank != null) {
      for (String name : rerank.fields()) {
        if (schema.field(name).map(Field::kind).filter(kind -> kind.isText()).isEmpty()) {
          violations.add(
              new Violation(
                  "fields",
                  "a text or keyword field '%s', because the rerank stage reads it"
                      .formatted(name)));
        }
      }
    }
    return List.copyOf(violations);
  }
}
