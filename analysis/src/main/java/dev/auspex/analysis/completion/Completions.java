package dev.auspex.analysis.completion;

import dev.auspex.contract.schema.Language;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the search engine keeps of a value so that it is found while somebody types it. A name of an
 * analysis stands for one way to make it, for ever. All methods are pure.
 */
public final class Completions {
  /** Longer values are texts and complete nothing, in Unicode code points. */
  public static final int LONGEST_VALUE = 200;

  /** So many places in a value at which somebody may begin to type, besides its beginning. */
  private static final int MOST_WORDS = 16;

  private static final String PLAIN = "plain-1";
  private static final String PINYIN = "pinyin-1";

  private Completions() {}

  /**
   * The name of the newest way for values in {@code language}; null where nobody has said which one
   * it is, as for keywords.
   */
  public static String nameFor(@Nullable Language language) {
    return language == null
            || language == Language.CUSTOM
            || language == Language.SIMPLIFIED_CHINESE
            || language == Language.TRADITIONAL_CHINESE
        ? PINYIN
        : PLAIN;
  }

  /**
   * Whether values are found by how Chinese is spoken.
   *
   * @throws IllegalArgumentException where this build does not know the analysis
   */
  public static boolean sounds(String analysis) {
    return switch (analysis) {
      case PINYIN -> true;
      case PLAIN -> false;
      default -> throw new IllegalArgumentException("unknown completions: " + analysis);
    };
  }

  /**
   * What may be typed for {@code value}: terms with a space between two, of which a query names the
   * beginning of one.
   *
   * @param scope in front of each term
   * @return empty where the value completes nothing
   */
  public static String starts(String analysis, String scope, String value) {
    FoldedText folded = FoldedText.of(value);
    String text = folded.text();
    if (!completes(text)) {
      return "";
    }
    Set<String> terms = new LinkedHashSet<>();
    Sounds sounds = Sounds.of(sounds(analysis) ? text : "");
    terms.add(Start.VALUE.term(text));
    if (!sounds.isEmpty()) {
      terms.add(Start.SPELLED.term(sounds.spelled(0)));
      terms.add(Start.INITIALS.term(sounds.initials(0)));
    }
    int words = 0;
    for (int i = 1; i < text.length() && words < MOST_WORDS; i++) {
      if (folded.beginsWord(i)) {
        words++;
        terms.add(Start.WORD.term(text.substring(i)));
        if (!sounds.at(i).isEmpty()) {
          terms.add(Start.WORD_SPELLED.term(sounds.spelled(i)));
          terms.add(Start.WORD_INITIALS.term(sounds.initials(i)));
        }
      }
    }
    return terms.stream().map(scope::concat).collect(Collectors.joining(" "));
  }

  /**
   * One form for all values that read the same; in order of these forms shorter values come first.
   *
   * @return empty where the value completes nothing
   */
  public static String whole(String value) {
    String text = FoldedText.of(value).text();
    return completes(text)
        ? String.format(Locale.ROOT, "%03d%s", text.codePointCount(0, text.length()), text)
        : "";
  }

  private static boolean completes(String folded) {
    return !folded.isEmpty() && folded.codePointCount(0, folded.length()) <= LONGEST_VALUE;
  }
}
