package dev.auspex.contract.problem;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Guesses what a misspelt name was meant to be, so that a refusal can say it. */
public final class ClosestName {
  private record Guess(String name, int distance) {}

  private ClosestName() {}

  /** The name nearest to {@code typed}, if it is near enough to be meant. */
  public static Optional<String> of(String typed, List<String> names) {
    if (typed.length() > 128) {
      return Optional.empty();
    }
    return names.stream()
        .map(name -> new Guess(name, distance(typed, name)))
        .filter(guess -> guess.distance() <= Math.max(1, guess.name().length() / 3))
        .min(Comparator.comparingInt(Guess::distance).thenComparing(Guess::name))
        .map(Guess::name);
  }

  /** Insertions, deletions, replacements and swaps of neighbours that lead to the other word. */
  private static int distance(String left, String right) {
    int[] beforeLast = new int[right.length() + 1];
    int[] last = new int[right.length() + 1];
    for (int j = 0; j <= right.length(); j++) {
      last[j] = j;
    }
    for (int i = 1; i <= left.length(); i++) {
      int[] row = new int[right.length() + 1];
      row[0] = i;
      for (int j = 1; j <= right.length(); j++) {
        boolean same = left.charAt(i - 1) == right.charAt(j - 1);
        row[j] = Math.min(last[j - 1] + (same ? 0 : 1), Math.min(last[j], row[j - 1]) + 1);
        if (i > 1
            && j > 1
            && left.charAt(i - 1) == right.charAt(j - 2)
            && left.charAt(i - 2) == right.charAt(j - 1)) {
          row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
        }
      }
      beforeLast = last;
      last = row;
    }
    return last[right.length()];
  }
}
