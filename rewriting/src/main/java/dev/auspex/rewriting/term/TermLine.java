package dev.auspex.rewriting.term;

import dev.auspex.analysis.Term;
import dev.auspex.rewriting.text.Haystack;
import java.util.BitSet;
import java.util.List;

/** Terms with a space between two, in which phrases begin and end where terms do. */
final class TermLine implements Haystack {
  private final String line;
  private final BitSet bounds = new BitSet();
  private final int[] starts;

  TermLine(List<Term> terms) {
    StringBuilder joined = new StringBuilder();
    starts = new int[terms.size()];
    for (int i = 0; i < starts.length; i++) {
      if (i > 0) {
        joined.append(' ');
      }
      starts[i] = joined.length();
      bounds.set(joined.length());
      joined.append(terms.get(i).text());
      bounds.set(joined.length());
    }
    line = joined.toString();
  }

  @Override
  public String letters() {
    return line;
  }

  @Override
  public boolean isBound(int place) {
    return bounds.get(place);
  }

  @Override
  public int nextBound(int place) {
    return bounds.nextSetBit(place);
  }

  /** How many terms begin before {@code place}. */
  int termsBefore(int place) {
    int count = 0;
    while (count < starts.length && starts[count] < place) {
      count++;
    }
    return count;
  }
}
