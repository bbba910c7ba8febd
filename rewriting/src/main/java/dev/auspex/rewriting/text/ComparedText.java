package dev.auspex.rewriting.text;

import dev.auspex.analysis.SimplifiedChinese;
import java.lang.Character.UnicodeScript;
import java.util.BitSet;

/**
 * A normalised text as phrases are compared with it, and where words of it may begin and end.
 *
 * <p>Between two letters or digits of a script that writes spaces no word begins; Chinese, Japanese
 * and the scripts of Southeast Asia may begin a word at any character. Places are UTF-16 code
 * units, and the same in the text and in what is compared.
 */
public final class ComparedText implements Haystack {
  private final String text;
  private final String compared;
  private final BitSet bounds = new BitSet();

  /**
   * @param text normalised
   * @param simplified whether traditional characters of Chinese count as their simplified ones
   */
  public ComparedText(String text, boolean simplified) {
    this.text = text;
    this.compared = simplified ? SimplifiedChinese.of(text) : text;
    bounds.set(0);
    bounds.set(text.length());
    int before = 0;
    for (int i = 0; i < text.length(); i += Character.charCount(before)) {
      int here = text.codePointAt(i);
      if (i > 0 && isBound(before, here)) {
        bounds.set(i);
      }
      before = here;
    }
  }

  /** Whether a word may end behind {@code before} and another begin with {@code after}. */
  private static boolean isBound(int before, int after) {
    if (before < 0x80 && after < 0x80) {
      return !(Character.isLetterOrDigit(before) && Character.isLetterOrDigit(after));
    }
    if (isMark(after)) {
      return false; // belongs to the letter before it
    }
    return !(isSpaced(before) && isSpaced(after));
  }

  private static boolean isMark(int each) {
    return switch (Character.getType(each)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.COMBINING_SPACING_MARK ->
          true;
      default -> false;
    };
  }

  private static boolean isSpaced(int each) {
    return (Character.isLetterOrDigit(each) || isMark(each)) && !isUnspaced(each);
  }

  private static boolean isUnspaced(int each) {
    return switch (UnicodeScript.of(each)) {
      case HAN, HIRAGANA, KATAKANA, BOPOMOFO, THAI, LAO, KHMER, MYANMAR, TIBETAN -> true;
      default -> false;
    };
  }

  /** Whether some of {@code text} is of a script that writes no spaces between words. */
  public static boolean hasUnspaced(String text) {
    return text.codePoints().anyMatch(ComparedText::isUnspaced);
  }

  /** As it is shown. */
  public String text() {
    return text;
  }

  @Override
  public String letters() {
    return compared;
  }

  @Override
  public boolean isBound(int place) {
    return bounds.get(place);
  }

  @Override
  public int nextBound(int place) {
    return bounds.nextSetBit(place);
  }

  @Override
  public String toString() {
    return text;
  }
}
