package dev.auspex.rewriting.rule;

import java.util.Comparator;
import java.util.List;

/**
 * Words side by side in which {@code *} stands for any characters of one word.
 *
 * @param words as written; at least one begins with another character than the star
 */
record WordPattern(List<String> words) {
  private static final char STAR = '*';

  WordPattern {
    words = List.copyOf(words);
  }

  /**
   * @param text normalised words with one space between two
   */
  static WordPattern of(String text) {
    return new WordPattern(List.of(text.split(" ", -1)));
  }

  /** A word without a star, by which to look for the pattern; empty where all have one. */
  String literal() {
    return words.stream()
        .filter(word -> word.indexOf(STAR) < 0)
        .max(Comparator.comparingInt(String::length))
        .orElse("");
  }

  /** The longest beginning of a word before its star. */
  String beginning() {
    return words.stream()
        .filter(word -> word.indexOf(STAR) > 0)
        .map(word -> word.substring(0, word.indexOf(STAR)))
        .max(Comparator.comparingInt(String::length))
        .orElse("");
  }

  /** Where it first stands among {@code asked}, from 0; -1 where it does not. */
  int place(List<String> asked) {
    for (int start = 0; start + words.size() <= asked.size(); start++) {
      if (matches(asked, start)) {
        return start;
      }
    }
    return -1;
  }

  int length() {
    return words.size();
  }

  private boolean matches(List<String> asked, int start) {
    for (int i = 0; i < words.size(); i++) {
      if (!matches(words.get(i), asked.get(start + i))) {
        return false;
      }
    }
    return true;
  }

  /** In time of the product of the lengths at most: only the last star is ever tried again. */
  private static boolean matches(String pattern, String word) {
    int star = -1;
    int resume = 0;
    int at = 0;
    int i = 0;
    while (i < word.length()) {
      if (at < pattern.length() && pattern.charAt(at) == STAR) {
        star = at++;
        resume = i;
      } else if (at < pattern.length() && pattern.charAt(at) == word.charAt(i)) {
        at++;
        i++;
      } else if (star >= 0) {
        at = star + 1;
        i = ++resume;
      } else {
        return false;
      }
    }
    while (at < pattern.length() && pattern.charAt(at) == STAR) {
      at++;
    }
    return at == pattern.length();
  }
}
