package dev.auspex.gateway.snapshot;

import dev.auspex.contract.snapshot.Bundle;
import dev.auspex.contract.snapshot.IndexSnapshot;
import dev.auspex.contract.snapshot.LexiconRef;
import org.jspecify.annotations.Nullable;

/**
 * An index as it is served: by the newest bundle, or by an earlier one until the lexicon of the
 * newest is at hand.
 *
 * @param index where it is, and the bundle that serves
 * @param lexicon the dictionaries and rules of that bundle; null where it has none
 */
public record ServedIndex(IndexSnapshot index, LexiconCompiler.@Nullable Compiled lexicon) {
  /**
   * How {@code wanted} is served as long as nothing is fetched.
   *
   * @param before how the index was served; null where it was not
   * @return null where it cannot be served yet
   */
  static @Nullable ServedIndex after(IndexSnapshot wanted, @Nullable ServedIndex before) {
    @Nullable LexiconRef ref = wanted.bundle().lexicon();
    if (ref == null) {
      return new ServedIndex(wanted, null);
    }
    if (before == null) {
      return null;
    }
    Bundle serving = before.index().bundle();
    if (ref.equals(serving.lexicon()) && wanted.bundle().schema().equals(serving.schema())) {
      return new ServedIndex(wanted, before.lexicon());
    }
    if (wanted.placement().equals(before.index().placement())) {
      return before;
    }
    // Its documents are elsewhere now, or are about to be: only dictionaries and rules can wait.
    return new ServedIndex(
        new IndexSnapshot(
            wanted.name(),
            wanted.placement(),
            new Bundle(
                wanted.bundle().number(),
                wanted.bundle().schema(),
                wanted.bundle().ranking(),
                serving.lexicon())),
        before.lexicon());
  }
}
