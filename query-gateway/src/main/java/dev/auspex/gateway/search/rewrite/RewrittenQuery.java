package dev.auspex.gateway.search.rewrite;

import dev.auspex.rewriting.Rewriting;
import dev.auspex.rewriting.Rewriting.Outcome;
import dev.auspex.rewriting.Rewriting.PageEffects;
import dev.auspex.rewriting.Rewriting.Step;
import dev.auspex.rewriting.Rewriting.StepTrace;
import java.util.List;
import java.util.Map;

/**
 * What the rest of the search looks for.
 *
 * @param made what became of the query
 */
public record RewrittenQuery(Rewriting made) {
  /**
   * A query of an index without dictionaries and rules.
   *
   * @param original as typed
   * @param text normalised; empty for all documents
   * @param changes what normalising changed, in order
   */
  public static RewrittenQuery plain(String original, String text, List<String> changes) {
    return new RewrittenQuery(
        new Rewriting(
            original,
            text,
            Map.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            PageEffects.NONE,
            List.of(
                new StepTrace(
                    Step.NORMALISE,
                    changes.isEmpty() ? Outcome.UNCHANGED : Outcome.CHANGED,
                    changes))));
  }

  /** As typed. */
  public String original() {
    return made.original();
  }

  /** What is looked for; empty for all documents. */
  public String text() {
    return made.text();
  }

  /** What normalising changed, in order. */
  public List<String> trace() {
    return made.trace().getFirst().details();
  }

  /** Whether every document is asked for. */
  public boolean isEmpty() {
    return made.isEmpty();
  }
}
