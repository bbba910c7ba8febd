package dev.auspex.analysis.completion;

/** What may be typed for a value; the first letter of the term says which it is. */
enum Start {
  /** The value from its beginning. */
  VALUE('s'),
  /** The value from the beginning of another word. */
  WORD('w'),
  /** How the value is spoken. */
  SPELLED('p'),
  /** The first letters of its syllables. */
  INITIALS('i'),
  /** How it is spoken from a later character. */
  WORD_SPELLED('q'),
  /** The first letters of its syllables from a later character. */
  WORD_INITIALS('j');

  /** Of a longer value the rest is not looked at, in Unicode code points. */
  static final int LONGEST = 40;

  /** Terms stand in a line with spaces between them. */
  private static final char GAP = '\u00A0';

  private final char letter;

  Start(char letter) {
    this.letter = letter;
  }

  /** The term of {@code folded}, without what it stands in. */
  String term(String folded) {
    return letter + cut(folded, LONGEST).replace(' ', GAP);
  }

  static String cut(String text, int codePoints) {
    return text.codePointCount(0, text.length()) <= codePoints
        ? text
        : text.substring(0, text.offsetByCodePoints(0, codePoints));
  }
}
