package dev.auspex.analysis.completion;

import com.ibm.icu.text.Transliterator;
import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;

/**
 * A text without what people leave out or get wrong when they type in a hurry: case, accents, width
 * and traditional characters. Each of its characters knows where it stood in the text.
 *
 * <p>Signs stay, since they tell {@code @types} from {@code types}; whitespace is one space.
 *
 * @see <a href="https://unicode.org/reports/tr15/">UAX #15: Unicode Normalization Forms (NFKD)</a>
 */
final class FoldedText {
  /** What Japanese puts on a letter to make it another one. */
  private static final int VOICED = 0x3099;

  private static final int SEMI_VOICED = 0x309A;

  private static final int ASCII = 128;

  private static final Transliterator SIMPLIFIED = Transliterator.getInstance("Hant-Hans");

  /** As many as Unicode has characters, at most. */
  private static final Map<Integer, String> FOLDED = new ConcurrentHashMap<>();

  private final String text;
  private final int[] starts;
  private final int[] ends;

  private FoldedText(String text, int[] starts, int[] ends) {
    this.text = text;
    this.starts = starts;
    this.ends = ends;
  }

  static FoldedText of(String source) {
    StringBuilder text = new StringBuilder(source.length());
    int[] starts = new int[source.length() + 16];
    int[] ends = new int[source.length() + 16];
    int next;
    for (int at = 0; at < source.length(); at = next) {
      int point = source.codePointAt(at);
      next = at + Character.charCount(point);
      String folded = fold(point);
      if (folded.isEmpty() && !text.isEmpty()) {
        // An accent belongs to the letter before it.
        ends[text.length() - 1] = next;
      }
      for (int i = 0; i < folded.length(); i++) {
        char each = folded.charAt(i);
        boolean again = each == ' ' && (text.isEmpty() || text.charAt(text.length() - 1) == ' ');
        if (!again) {
          if (text.length() == starts.length) {
            starts = Arrays.copyOf(starts, 2 * starts.length);
            ends = Arrays.copyOf(ends, 2 * ends.length);
          }
          starts[text.length()] = at;
          ends[text.length()] = next;
          text.append(each);
        }
      }
    }
    int length = text.length();
    if (length > 0 && text.charAt(length - 1) == ' ') {
      length--;
    }
    return new FoldedText(text.substring(0, length), starts, ends);
  }

  private static String fold(int point) {
    if (point < ASCII) {
      return Character.isISOControl(point) ? " " : Character.toString(Character.toLowerCase(point));
    }
    return FOLDED.computeIfAbsent(point, FoldedText::foldRare);
  }

  private static String foldRare(int point) {
    switch (Character.getType(point)) {
      case Character.FORMAT, Character.SURROGATE, Character.UNASSIGNED -> {
        return "";
      }
      case Character.CONTROL,
          Character.SPACE_SEPARATOR,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR -> {
        return " ";
      }
      default -> {}
    }
    String written = Character.toString(point);
    if (isHan(point)) {
      written = SIMPLIFIED.transliterate(written);
    }
    String parts = Normalizer.normalize(written, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
    StringBuilder plain = new StringBuilder();
    parts
        .codePoints()
        .filter(part -> !isAccent(part))
        .forEach(part -> plain.appendCodePoint(Character.isWhitespace(part) ? ' ' : part));
    // Letters that Unicode does not take apart, such as ø, ł and ß.
    char[] folded = new char[4 * plain.length()];
    int length =
        ASCIIFoldingFilter.foldToASCII(
            plain.toString().toCharArray(), 0, folded, 0, plain.length());
    return new String(folded, 0, length);
  }

  /** A mark of no script of its own; those of a script, such as vowels of Hindi, are letters. */
  private static boolean isAccent(int point) {
    return Character.getType(point) == Character.NON_SPACING_MARK
        && UnicodeScript.of(point) == UnicodeScript.INHERITED
        && point != VOICED
        && point != SEMI_VOICED;
  }

  static boolean isHan(int point) {
    return point >= ASCII && UnicodeScript.of(point) == UnicodeScript.HAN;
  }

  /** A script that puts no spaces between words, so that any character may begin one. */
  private static boolean isUnspaced(int point) {
    if (point < ASCII) {
      return false;
    }
    UnicodeScript script = UnicodeScript.of(point);
    return script == UnicodeScript.HAN
        || script == UnicodeScript.HIRAGANA
        || script == UnicodeScript.KATAKANA;
  }

  String text() {
    return text;
  }

  /** Where the source of character {@code index} begins. */
  int start(int index) {
    return starts[index];
  }

  /** Where the source of character {@code index} ends. */
  int end(int index) {
    return ends[index];
  }

  /** Whether a word begins at character {@code index}. */
  boolean beginsWord(int index) {
    if (Character.isLowSurrogate(text.charAt(index))) {
      return false;
    }
    int point = text.codePointAt(index);
    if (!Character.isLetterOrDigit(point)) {
      return false;
    }
    if (index == 0 || isUnspaced(point)) {
      return true;
    }
    int before = text.codePointBefore(index);
    return isUnspaced(before) || !(Character.isLetterOrDigit(before) || isMark(before));
  }

  private static boolean isMark(int point) {
    int type = Character.getType(point);
    return type == Character.NON_SPACING_MARK
        || type == Character.COMBINING_SPACING_MARK
        || type == Character.ENCLOSING_MARK;
  }
}
