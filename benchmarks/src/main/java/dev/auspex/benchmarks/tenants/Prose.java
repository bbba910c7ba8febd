package dev.auspex.benchmarks.tenants;

import java.util.Arrays;
import java.util.Random;

/**
 * Text whose words are as often as in any language: the second half as often as the first, and so
 * on (Zipf). The same seed makes the same text.
 *
 * @see <a href="https://en.wikipedia.org/wiki/Zipf%27s_law">Zipf's law</a>
 */
public final class Prose {
  private static final int WORDS = 20_000;
  private static final String CONSONANTS = "bdfgklmnprstvz";
  private static final String VOWELS = "aeiou";

  private static final double[] SUMS = sums();

  private final Random random;

  /** Text made from {@code seed}. */
  public Prose(long seed) {
    this.random = new Random(seed);
  }

  /** {@code count} words with a space between. */
  public String words(int count) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      text.append(i == 0 ? "" : " ").append(word(next()));
    }
    return text.toString();
  }

  /** The word of this rank, from 0; pronounceable, and another for each. */
  static String word(int rank) {
    StringBuilder word = new StringBuilder();
    int syllables = CONSONANTS.length() * VOWELS.length();
    for (int left = rank + syllables; left > 0; left /= syllables) {
      int syllable = left % syllables;
      word.append(CONSONANTS.charAt(syllable / VOWELS.length()));
      word.append(VOWELS.charAt(syllable % VOWELS.length()));
    }
    return word.toString();
  }

  private int next() {
    int found = Arrays.binarySearch(SUMS, random.nextDouble() * SUMS[WORDS - 1]);
    return Math.min(WORDS - 1, found < 0 ? -found - 1 : found);
  }

  private static double[] sums() {
    double[] sums = new double[WORDS];
    double sum = 0;
    for (int i = 0; i < WORDS; i++) {
      sum += 1.0 / (i + 1);
      sums[i] = sum;
    }
    return sums;
  }
}
