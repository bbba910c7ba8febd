package dev.auspex.analysis;

/**
 * What is looked for, and where it stands.
 *
 * @param text folded and stemmed; not empty, holds no whitespace, at most {@value #MAX_LENGTH}
 *     UTF-16 code units
 * @param start of its letters in the text, in UTF-16 code units
 * @param end behind its last letter
 */
public record Term(String text, int start, int end) {
  /** Longest term; the search engine would cut a longer one in two. */
  public static final int MAX_LENGTH = 255;
}
