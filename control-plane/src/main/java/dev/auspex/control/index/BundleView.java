package dev.auspex.control.index;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.auspex.contract.schema.Schema;
import dev.auspex.contract.snapshot.LexiconRef;
import dev.auspex.contract.snapshot.RankingProfile;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A bundle as the API shows it.
 *
 * @param number 1 for the first of its index, then counting up
 * @param live whether the index is served by it
 * @param schema the fields with all defaults filled in
 * @param ranking the ranking profile with all defaults filled in
 * @param lexicon names its dictionaries and rules; left out where it has none
 * @param createdAt when it was made, UTC
 */
public record BundleView(
    int number,
    boolean live,
    Schema schema,
    RankingProfile ranking,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable LexiconRef lexicon,
    Instant createdAt) {
  static BundleView of(StoredBundle bundle, int live) {
    return new BundleView(
        bundle.key.number(),
        bundle.key.number() == live,
        bundle.schema,
        bundle.ranking,
        bundle.lexicon,
        bundle.createdAt);
  }
}
