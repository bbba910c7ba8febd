package dev.auspex.rewriting.term;

import java.util.List;

/**
 * One thing that a query asks for, in the terms of one analysis.
 *
 * @param terms as the query says it, at least one; several belong together, in this order
 * @param alternatives what else stands for it, best first; none that is {@code terms}
 * @param weight what it counts beside the other groups, above 0, at most 1
 */
public record TermGroup(List<String> terms, List<Alternative> alternatives, double weight) {
  /** What a word counts of which any text is full, where another word is asked for with it. */
  public static final double FREQUENT = 0.3;

  /** Copies the lists; throws {@link IllegalArgumentException} without terms. */
  public TermGroup {
    terms = List.copyOf(terms);
    alternatives = List.copyOf(alternatives);
    if (terms.isEmpty()) {
      throw new IllegalArgumentException("a group must have a term");
    }
  }

  /** Counts as much as the others. */
  public TermGroup(List<String> terms, List<Alternative> alternatives) {
    this(terms, alternatives, 1);
  }

  /** The same that counts {@code other}. */
  TermGroup weighing(double other) {
    return new TermGroup(terms, alternatives, other);
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
