package dev.auspex.control.bundle;

import java.util.List;

/**
 * How two bundles differ.
 *
 * @param from the number of the first
 * @param to the number of the second
 * @param changes of schema and ranking, in order of the first, then what is new in the second
 * @param lexicon what differs in dictionaries and rules; empty where nothing does
 */
public record BundleDiffView(
    int from, int to, List<BundleChange> changes, List<LexiconDiffView> lexicon) {
  /** Copies the lists. */
  public BundleDiffView {
    changes = List.copyOf(changes);
    lexicon = List.copyOf(lexicon);
  }
}
