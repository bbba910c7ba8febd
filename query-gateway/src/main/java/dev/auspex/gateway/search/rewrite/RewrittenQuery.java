package dev.auspex.gateway.search.rewrite;

import java.util.List;

/**
 * What the rest of the search looks for.
 *
 * @param original as typed
 * @param text normalised; empty for all documents
 * @param trace the steps that changed something, in order
 */
public record RewrittenQuery(String original, String text, List<String> trace) {
  /** Copies {@code trace}. */
  public RewrittenQuery {
    trace = List.copyOf(trace);
  }

  /** Whether every document is asked for. */
  public boolean isEmpty() {
    return text.isEmpty();
  }
}
