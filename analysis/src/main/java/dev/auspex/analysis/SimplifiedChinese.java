package dev.auspex.analysis;

import com.ibm.icu.text.Transliterator;

/** Traditional characters as the simplified ones that terms are made of. Any number of threads. */
public final class SimplifiedChinese {
  private static final Transliterator SIMPLIFIED = Transliterator.getInstance("Hant-Hans");

  private SimplifiedChinese() {}

  /**
   * {@code text} simplified, of the same length; as it is in the rare case that a character would
   * become two, because places must stay right.
   */
  public static String of(String text) {
    if (text.codePoints().noneMatch(Character::isIdeographic)) {
      return text;
    }
    String simplified = SIMPLIFIED.transliterate(text);
    return simplified.length() == text.length() ? simplified : text;
  }
}
