package dev.auspex.rewriting.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Many phrases with numbers, looked for all at once in a text; immutable, any number of threads.
 *
 * <p>From each place where a phrase may begin a hash goes on letter by letter, and is looked up
 * wherever one may end, as in Rabin and Karp's search for several patterns. Beside the letters that
 * is some ten bytes a phrase; an automaton of Aho and Corasick over the same phrases has a state
 * for most of their letters, each of ten bytes and more. It is slower only in long texts without
 * spaces, which no query is: looked for are at most as many letters as the longest phrase with the
 * same beginning has.
 *
 * @see <a href="https://doi.org/10.1147/rd.312.0249">Karp, Rabin: Efficient randomized
 *     pattern-matching algorithms, 1987</a>
 */
public final class PhraseTable {
  /** A longer phrase is never seen, in UTF-16 code units. */
  public static final int MAX_LENGTH = 255;

  private static final int SPREAD = 0x9E3779B9;

  private final char[] letters;
  private final int[] starts;
  private final int[] slots;
  private final int[] firstValue;
  private final int[] values;
  private final BitSet lengths = new BitSet();

  /** For each hash of a first letter the length of the longest phrase; 0 for none. */
  private final short[] reach;

  private PhraseTable(SortedMap<String, List<Integer>> phrases) {
    int count = phrases.size();
    letters = new char[phrases.keySet().stream().mapToInt(String::length).sum()];
    starts = new int[count + 1];
    firstValue = new int[count + 1];
    values = new int[phrases.values().stream().mapToInt(List::size).sum()];
    int size = Math.max(4, Integer.highestOneBit(Math.max(1, count)) * 4);
    slots = new int[size];
    reach = new short[size];
    int phrase = 0;
    for (var entry : phrases.entrySet()) {
      put(phrase++, entry.getKey(), entry.getValue());
    }
  }

  private void put(int phrase, String text, List<Integer> numbers) {
    text.getChars(0, text.length(), letters, starts[phrase]);
    starts[phrase + 1] = starts[phrase] + text.length();
    int next = firstValue[phrase];
    for (int number : numbers) {
      values[next++] = number;
    }
    firstValue[phrase + 1] = next;
    int hash = 0;
    for (int i = 0; i < text.length(); i++) {
      hash = hash * 31 + text.charAt(i);
    }
    int slot = slot(hash);
    while (slots[slot] != 0) {
      slot = (slot + 1) & (slots.length - 1);
    }
    slots[slot] = phrase + 1;
    lengths.set(text.length());
    int first = slot(text.charAt(0));
    reach[first] = (short) Math.max(reach[first], text.length());
  }

  private int slot(int hash) {
    return (hash * SPREAD) >>> (Integer.numberOfLeadingZeros(slots.length) + 1);
  }

  /** Gathers phrases; for one thread. */
  public static final class Builder {
    private final TreeMap<String, List<Integer>> phrases = new TreeMap<>();

    /** {@code phrase} has {@code value} too; an empty one or one too long is never seen. */
    public Builder add(String phrase, int value) {
      if (!phrase.isEmpty() && phrase.length() <= MAX_LENGTH) {
        phrases.computeIfAbsent(phrase, any -> new ArrayList<>(1)).add(value);
      }
      return this;
    }

    /** The table. */
    public PhraseTable build() {
      return new PhraseTable(phrases);
    }
  }

  /** Told where a phrase stands. */
  @FunctionalInterface
  public interface Seen {
    /** {@code phrase} stands from {@code start} up to {@code end}. */
    void seen(int start, int end, int phrase);
  }

  /**
   * A phrase and where it stands.
   *
   * @param end behind it
   */
  public record Sighting(int start, int end, int phrase) {}

  /** How many there are. */
  public int size() {
    return starts.length - 1;
  }

  /** Whether there is none. */
  public boolean isEmpty() {
    return size() == 0;
  }

  /** The numbers of {@code phrase}, in the order in which they were added. */
  public int[] values(int phrase) {
    return Arrays.copyOfRange(values, firstValue[phrase], firstValue[phrase + 1]);
  }

  /** The phrase that is the whole of {@code text}; -1 for none. */
  public int find(String text) {
    int hash = 0;
    for (int i = 0; i < text.length(); i++) {
      hash = hash * 31 + text.charAt(i);
    }
    return lengths.get(text.length()) ? lookUp(hash, text, 0, text.length()) : -1;
  }

  /** Tells {@code seen} of every phrase between two bounds of {@code text}, from left to right. */
  public void sightings(Haystack text, Budget budget, Seen seen) {
    if (isEmpty()) {
      return;
    }
    int length = text.letters().length();
    for (int start = text.nextBound(0);
        start >= 0 && start < length;
        start = text.nextBound(start + 1)) {
      budget.check();
      from(start, text, seen);
    }
  }

  private void from(int start, Haystack text, Seen seen) {
    String compared = text.letters();
    int last = Math.min(compared.length(), start + reach[slot(compared.charAt(start))]);
    int hash = 0;
    for (int end = start + 1; end <= last; end++) {
      hash = hash * 31 + compared.charAt(end - 1);
      if (lengths.get(end - start) && text.isBound(end)) {
        int phrase = lookUp(hash, compared, start, end);
        if (phrase >= 0) {
          seen.seen(start, end, phrase);
        }
      }
    }
  }

  /**
   * Phrases that do not overlap: from left to right, of those with the same beginning the longest.
   */
  public List<Sighting> longest(Haystack text, Budget budget) {
    List<Sighting> chosen = new ArrayList<>();
    sightings(
        text,
        budget,
        (start, end, phrase) -> {
          Sighting last = chosen.isEmpty() ? null : chosen.getLast();
          if (last != null && last.start() == start) {
            chosen.set(chosen.size() - 1, new Sighting(start, end, phrase));
          } else if (last == null || last.end() <= start) {
            chosen.add(new Sighting(start, end, phrase));
          }
        });
    return List.copyOf(chosen);
  }

  private int lookUp(int hash, String text, int start, int end) {
    for (int slot = slot(hash); slots[slot] != 0; slot = (slot + 1) & (slots.length - 1)) {
      int phrase = slots[slot] - 1;
      if (equals(phrase, text, start, end)) {
        return phrase;
      }
    }
    return -1;
  }

  private boolean equals(int phrase, String text, int start, int end) {
    int first = starts[phrase];
    if (starts[phrase + 1] - first != end - start) {
      return false;
    }
    for (int i = start; i < end; i++) {
      if (letters[first + i - start] != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
