package dev.auspex.rewriting;

import dev.auspex.rewriting.text.ComparedText;
import java.util.Map;
import java.util.TreeMap;

/** Changes at several places of one text, none over another: the earlier of two stays. */
final class TextEdits {
  private final ComparedText text;
  private final boolean simplified;

  /** By where they begin. */
  private final TreeMap<Integer, Edit> edits = new TreeMap<>();

  /**
   * @param simplified whether traditional characters of Chinese count as their simplified ones
   */
  TextEdits(ComparedText text, boolean simplified) {
    this.text = text;
    this.simplified = simplified;
  }

  private record Edit(int end, String with) {}

  /** {@code with} comes for {@code words}, normalised, wherever they stand; empty for nothing. */
  void replace(String words, String with) {
    String wanted = new ComparedText(words, simplified).letters();
    String letters = text.letters();
    for (int start = letters.indexOf(wanted);
        start >= 0 && !wanted.isEmpty();
        start = letters.indexOf(wanted, start + 1)) {
      int end = start + wanted.length();
      if (text.isBound(start) && text.isBound(end)) {
        replace(start, end, with);
      }
    }
  }

  /** {@code with} comes for what stands from {@code start} up to {@code end}. */
  void replace(int start, int end, String with) {
    Map.Entry<Integer, Edit> before = edits.lowerEntry(end);
    if (before == null || before.getValue().end() <= start) {
      edits.put(start, new Edit(end, with));
    }
  }

  boolean isEmpty() {
    return edits.isEmpty();
  }

  /** The text with all changes; may have several spaces side by side. */
  String edited() {
    StringBuilder edited = new StringBuilder();
    int done = 0;
    for (Map.Entry<Integer, Edit> edit : edits.entrySet()) {
      edited.append(text.text(), done, edit.getKey()).append(edit.getValue().with());
      done = edit.getValue().end();
    }
    return edited.append(text.text(), done, text.text().length()).toString();
  }
}
