package dev.auspex.plugin.near;

import org.apache.lucene.index.Term;
import org.apache.lucene.search.AutomatonQuery;
import org.apache.lucene.search.MultiTermQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.util.automaton.Automaton;
import org.apache.lucene.util.automaton.LevenshteinAutomata;
import org.apache.lucene.util.automaton.Transition;

/**
 * What terms must begin with.
 *
 * @param field whose terms; of one that the index does not have, there are none
 * @param kept their beginning, letter by letter, not empty: the walk through the dictionary never
 *     leaves the terms that begin with it
 * @param rest what follows after so many edits at most, not empty; behind it a term may go on
 * @param edits letters too many, missing, wrong, or exchanged with their neighbour; 1 or 2
 */
record NearPrefix(String field, String kept, String rest, int edits) {
  /** The time to build an automaton grows with the length. */
  private static final int LONGEST = 64;

  NearPrefix {
    if (field.isBlank() || kept.isEmpty()) {
      throw new IllegalArgumentException("[field] and [kept] must not be empty");
    }
    if (rest.isEmpty() || rest.length() > LONGEST) {
      throw new IllegalArgumentException(
          "[rest] must have 1 to %d characters, had %d".formatted(LONGEST, rest.length()));
    }
    if (edits < 1 || edits > LevenshteinAutomata.MAXIMUM_SUPPORTED_DISTANCE) {
      throw new IllegalArgumentException("[edits] must be 1 or 2, was " + edits);
    }
  }

  /** All such documents, with one and the same score. */
  Query query() {
    return new AutomatonQuery(
        new Term(field, kept + rest), automaton(), false, MultiTermQuery.CONSTANT_SCORE_REWRITE);
  }

  /**
   * The terms.
   *
   * @see <a href="https://doi.org/10.1007/s10032-002-0082-8">Schulz, Mihov: Fast string correction
   *     with Levenshtein automata, 2002</a>
   */
  Automaton automaton() {
    return openEnded(new LevenshteinAutomata(rest, true).toAutomaton(edits, kept));
  }

  /**
   * The same words with anything behind them. What follows an accepted word is accepted whatever it
   * is, so that the automaton stays deterministic, unlike a concatenation.
   */
  private static Automaton openEnded(Automaton words) {
    Automaton.Builder open = new Automaton.Builder();
    for (int state = 0; state < words.getNumStates(); state++) {
      open.createState();
      open.setAccept(state, words.isAccept(state));
    }
    Transition transition = new Transition();
    for (int state = 0; state < words.getNumStates(); state++) {
      if (words.isAccept(state)) {
        open.addTransition(state, state, Character.MIN_CODE_POINT, Character.MAX_CODE_POINT);
        continue;
      }
      int count = words.initTransition(state, transition);
      for (int i = 0; i < count; i++) {
        words.getNextTransition(transition);
        open.addTransition(state, transition.dest, transition.min, transition.max);
      }
    }
    return open.finish();
  }
}
