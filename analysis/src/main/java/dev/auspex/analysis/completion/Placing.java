package dev.auspex.analysis.completion;

import java.util.BitSet;
import java.util.Optional;

/** Looks for what was typed in one value. */
final class Placing {
  private final FoldedText folded;
  private final String text;
  private final Sounds sounds;
  private final boolean anywhere;

  Placing(FoldedText folded, boolean sounds, boolean anywhere) {
    this.folded = folded;
    this.text = folded.text();
    this.sounds = Sounds.of(sounds ? text : "");
    this.anywhere = anywhere;
  }

  /**
   * The best place.
   *
   * @param typed folded, not empty
   * @param spoken the same where it may be pinyin; else empty
   * @param edits how many are forgiven
   */
  Optional<Place> find(String typed, String spoken, int edits) {
    if (text.startsWith(typed)) {
      return place(Match.START, 0, typed.length());
    }
    String heard = spoken.isEmpty() ? typed : spoken;
    int spokenEnd = sounds.isEmpty() ? -1 : heardFrom(0, heard);
    if (spokenEnd > 0) {
      return place(Match.START_SOUND, 0, spokenEnd);
    }
    if (anywhere) {
      for (int i = nextWord(1); i < text.length(); i = nextWord(i + 1)) {
        if (text.startsWith(typed, i)) {
          return place(Match.WORD, i, i + typed.length());
        }
      }
      for (int i = nextWord(1); i < text.length() && !sounds.isEmpty(); i = nextWord(i + 1)) {
        int end = heardFrom(i, heard);
        if (end > 0) {
          return place(Match.WORD_SOUND, i, end);
        }
      }
    }
    return edits == 0 ? Optional.empty() : nearest(typed, edits);
  }

  private Optional<Place> place(Match match, int from, int to) {
    return Optional.of(new Place(match, folded.start(from), folded.end(to - 1)));
  }

  private int nextWord(int from) {
    int at = from;
    while (at < text.length() && !folded.beginsWord(at)) {
      at++;
    }
    return at;
  }

  private int heardFrom(int from, String heard) {
    return heardFrom(from, heard, 0, new BitSet());
  }

  /**
   * Behind the last character that {@code heard} stands for from {@code at} on, as a character, a
   * syllable, its beginning or its first letter; -1 where it does not.
   *
   * @param dead pairs of places that were tried before, each as one number
   */
  private int heardFrom(int at, String heard, int done, BitSet dead) {
    if (done == heard.length()) {
      return at;
    }
    int pair = at * (heard.length() + 1) + done;
    if (at >= text.length() || dead.get(pair)) {
      return -1;
    }
    int end = -1;
    String syllable = sounds.at(at);
    if (text.charAt(at) == heard.charAt(done)) {
      end = heardFrom(at + 1, heard, done + 1, dead);
    }
    if (end < 0 && !syllable.isEmpty()) {
      if (heard.startsWith(syllable, done)) {
        end = heardFrom(at + 1, heard, done + syllable.length(), dead);
      }
      if (end < 0 && syllable.startsWith(heard.substring(done))) {
        end = at + 1;
      }
      if (end < 0 && syllable.charAt(0) == heard.charAt(done)) {
        end = heardFrom(at + 1, heard, done + 1, dead);
      }
    }
    if (end < 0 && done > 0 && !Character.isLetterOrDigit(text.charAt(at))) {
      end = heardFrom(at + 1, heard, done, dead);
    }
    if (end < 0) {
      dead.set(pair);
    }
    return end;
  }

  private Optional<Place> nearest(String typed, int edits) {
    int bestEdits = edits + 1;
    int bestFrom = -1;
    int bestTo = -1;
    for (int from = 0; from < text.length(); from = nextWord(from + 1)) {
      if (text.charAt(from) == typed.charAt(0)) {
        int[] distances = distances(typed, from);
        for (int to = from + 1; to - from < distances.length; to++) {
          int needed = distances[to - from];
          boolean longer = needed == bestEdits && from == bestFrom && to - from <= typed.length();
          if (needed < bestEdits || longer) {
            bestEdits = needed;
            bestFrom = from;
            bestTo = to;
          }
        }
      }
      if (!anywhere) {
        break;
      }
    }
    return bestFrom < 0
        ? Optional.empty()
        : place(Match.near(bestFrom > 0, bestEdits), bestFrom, bestTo);
  }

  /**
   * How many edits lie between {@code typed} and each beginning of the text from {@code from} on.
   *
   * @return by the length of the beginning
   * @see <a href="https://doi.org/10.1145/363958.363994">Damerau: A technique for computer
   *     detection and correction of spelling errors, 1964</a>
   */
  private int[] distances(String typed, int from) {
    int width = Math.min(text.length() - from, typed.length() + 2);
    int[][] table = new int[typed.length() + 1][width + 1];
    for (int j = 0; j <= width; j++) {
      table[0][j] = j;
    }
    for (int i = 1; i <= typed.length(); i++) {
      table[i][0] = i;
      for (int j = 1; j <= width; j++) {
        char one = typed.charAt(i - 1);
        char other = text.charAt(from + j - 1);
        int least = table[i - 1][j - 1] + (one == other ? 0 : 1);
        least = Math.min(least, Math.min(table[i - 1][j], table[i][j - 1]) + 1);
        boolean exchanged =
            i > 1 && j > 1 && one == text.charAt(from + j - 2) && other == typed.charAt(i - 2);
        table[i][j] = exchanged ? Math.min(least, table[i - 2][j - 2] + 1) : least;
      }
    }
    return table[typed.length()];
  }
}
