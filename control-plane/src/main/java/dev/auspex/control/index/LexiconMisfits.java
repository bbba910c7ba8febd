package dev.auspex.control.index;

import dev.auspex.contract.lexicon.Lexicon;
import dev.auspex.contract.lexicon.LexiconFit;
import dev.auspex.contract.problem.Violation;
import dev.auspex.contract.schema.Schema;
import java.util.List;

/** Whether dictionaries and rules find in a schema what they name. */
final class LexiconMisfits {
  /** The first ones say enough, and a reply has an end. */
  private static final int MOST = 50;

  private LexiconMisfits() {}

  /** What of {@code lexicon} does not fit {@code schema}; at most {@value #MOST}. */
  static List<Violation> of(Lexicon lexicon, Schema schema) {
    return LexiconFit.check(lexicon, schema).stream()
        .limit(MOST)
        .map(misfit -> new Violation("lexicon." + misfit.field(), misfit.expected()))
        .toList();
  }
}
