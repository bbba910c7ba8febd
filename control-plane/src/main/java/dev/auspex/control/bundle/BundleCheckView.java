package dev.auspex.control.bundle;

import dev.auspex.contract.problem.Violation;
import java.util.List;

/**
 * What publishing a body would do.
 *
 * @param valid whether it could be published
 * @param violations what is wrong with it
 * @param live the number of the live bundle, which it was compared with
 * @param changes what would be other in schema and ranking; empty where it is not valid, or nothing
 *     would be
 * @param lexicon what would be other in dictionaries and rules, valid or not; empty where nothing
 *     would be
 */
public record BundleCheckView(
    boolean valid,
    List<Violation> violations,
    int live,
    List<BundleChange> changes,
    List<LexiconDiffView> lexicon) {
  /** Copies the lists. */
  public BundleCheckView {
    violations = List.copyOf(violations);
    changes = List.copyOf(changes);
    lexicon = List.copyOf(lexicon);
  }
}
