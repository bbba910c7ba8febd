package dev.auspex.rewriting.term;

import java.util.List;

/**
 * One thing that a query asks for, in the terms of one analysis.
 *
 * @param terms as the query says it, at least one; several belong together, in this order
 * @param alternatives what else stands for it, best first; none that is {@code terms}
 */
public record TermGroup(List<String> terms, List<Alternative> alternatives) {
  /** Copies the lists; throws {@link IllegalArgumentException} without terms. */
  public TermGroup {
    terms = List.copyOf(terms);
    alternatives = List.copyOf(alternatives);
    if (terms.isEmpty()) {
      throw new IllegalArgumentException("a group must have a term");
    }
  }

  /** Whether it is one term that nothing else stands for. */
  public boolean isPlain() {
    return terms.size() == 1 && alternatives.isEmpty();
  }

  /**
   * Terms that stand for others.
   *
   * @param terms at least one; several belong together, in this order
   * @param weight what they count beside the others, above 0, at most 1
   */
  public record Alternative(List<String> terms, double weight) {
    /** Copies {@code terms}; throws {@link IllegalArgumentException} without one. */
    public Alternative {
      terms = List.copyOf(terms);
      if (terms.isEmpty()) {
        throw new IllegalArgumentException("an alternative must have a term");
      }
    }
  }
}
