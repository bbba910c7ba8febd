package dev.auspex.gateway.document;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Guesses what a misspelt name was meant to be. */
final class ClosestName {
  private record Guess(String name, int distance) {}

  private ClosestName() {}

  /** The name nearest to {@code typed}, if it is near enough to be meant. */
  static Optional<String> of(String typed, List<String> names) {
    if (typed.length() > 128) {
      return Optional.empty();
    }
    return names.stream()
        .map(name -> new Guess(name, distance(typed, name)))
        .filter(guess -> guess.distance() <= Math.max(1, guess.name().length() / 3))
        .min(Comparator.comparingInt(Guess::distance).thenComparing(Guess::name))
        .map(Guess::name);
  }

  /** Levenshtein distance: insertions, deletions and replacements of one character. */
  private static int distance(String left, String right) {
    int[] row = new int[right.length() + 1];
    for (int j = 0; j <= right.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= left.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= right.length(); j++) {
        int replaced = diagonal + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[right.length()];
  }
}
