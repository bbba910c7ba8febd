package dev.auspex.gateway.compatible;

/** How large one query tree may be, all of its places together. Not for use by several threads. */
final class QueryLimits {
  static final int MOST_DEPTH = 10;
  static final int MOST_CLAUSES = 256;
  static final int MOST_CHARACTERS = 8_000;
  static final int MOST_NEIGHBOURS = 5;

  private int clauses;
  private int characters;
  private int neighbours;

  /** Counts a clause that stands {@code depth} deep. */
  void clause(Part at, int depth) {
    if (depth > MOST_DEPTH) {
      throw at.wrong("queries at most %d deep".formatted(MOST_DEPTH));
    }
    clauses++;
    if (clauses > MOST_CLAUSES) {
      throw at.wrong("at most %d queries in all".formatted(MOST_CLAUSES));
    }
  }

  /** Counts {@code text}, looked for in so many {@code fields}. */
  void text(Part at, String text, int fields) {
    characters += text.length() * fields;
    if (characters > MOST_CHARACTERS) {
      throw at.wrong(
          "at most %d characters of text in all, times the fields that they are looked for in"
              .formatted(MOST_CHARACTERS));
    }
  }

  /** Counts a search for neighbours. */
  void neighbours(Part at) {
    neighbours++;
    if (neighbours > MOST_NEIGHBOURS) {
      throw at.wrong("at most %d searches for neighbours".formatted(MOST_NEIGHBOURS));
    }
  }
}
