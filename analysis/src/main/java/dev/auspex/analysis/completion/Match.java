package dev.auspex.analysis.completion;

/** How well a value completes what was typed, best first. */
public enum Match {
  /** It begins with it. */
  START(8, "start"),
  /** It begins with what is spoken so. */
  START_SOUND(7, "sound"),
  /** One of its words begins with it. */
  WORD(6, "word"),
  /** One of its characters, and what follows, is spoken so. */
  WORD_SOUND(5, "sound"),
  /** It begins so but for one letter. */
  START_ONE_EDIT(4, "corrected"),
  /** One of its words begins so but for one letter. */
  WORD_ONE_EDIT(3, "corrected"),
  /** It begins so but for two letters. */
  START_TWO_EDITS(2, "corrected"),
  /** One of its words begins so but for two letters. */
  WORD_TWO_EDITS(1, "corrected");

  private final int quality;
  private final String wireName;

  Match(int quality, String wireName) {
    this.quality = quality;
    this.wireName = wireName;
  }

  /** What clients hear of it: start, word, sound or corrected. */
  public String wireName() {
    return wireName;
  }

  /** Higher is better; a whole number above 0. */
  public int quality() {
    return quality;
  }

  static Match near(boolean word, int edits) {
    if (edits > 1) {
      return word ? WORD_TWO_EDITS : START_TWO_EDITS;
    }
    return word ? WORD_ONE_EDIT : START_ONE_EDIT;
  }
}
