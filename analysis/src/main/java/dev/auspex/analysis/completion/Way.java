package dev.auspex.analysis.completion;

import java.util.List;

/** One way in which a value can complete what was typed. */
public sealed interface Way {
  /** How well such a value does. */
  Match match();

  /**
   * Of each list, one term of the value begins with one of its members.
   *
   * @param beginnings at least one list with at least one member
   */
  record Begins(Match match, List<List<String>> beginnings) implements Way {
    /** Copies the lists. */
    public Begins {
      beginnings = beginnings.stream().map(List::copyOf).toList();
    }
  }

  /**
   * A term of the value begins with {@code kept}, and goes on with something that becomes {@code
   * rest} by so many edits: a letter more, less, another one, or two exchanged.
   *
   * @param edits 1 or 2
   */
  record Near(Match match, String kept, String rest, int edits) implements Way {}
}
