package dev.auspex.contract.snapshot;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.auspex.contract.schema.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The immutable, numbered serving configuration of one TenantIndex.
 *
 * @param number 1 for the first bundle of an index, then counting up
 * @param schema the typed fields
 * @param ranking channels, fusion and models
 * @param lexicon names its dictionaries and rules; null where it has none, and left out then, as it
 *     was before there were any
 */
public record Bundle(
    int number,
    Schema schema,
    RankingProfile ranking,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable LexiconRef lexicon) {
  /** A bundle without dictionaries and rules. */
  public Bundle(int number, Schema schema, RankingProfile ranking) {
    this(number, schema, ranking, null);
  }
}
