package dev.auspex.analysis.completion;

import com.hankcs.hanlp.HanLP;
import com.hankcs.hanlp.dictionary.py.Pinyin;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How the Chinese characters of a folded text are spoken: one syllable of pinyin without tone for
 * each, by the words in which they stand.
 */
final class Sounds {
  /** Nothing is spoken where there is no Chinese character. */
  private static final String NONE = "";

  private final String text;
  private final List<String> syllables;

  private Sounds(String text, List<String> syllables) {
    this.text = text;
    this.syllables = List.copyOf(syllables);
  }

  static Sounds of(String folded) {
    List<String> syllables = new ArrayList<>();
    if (folded.codePoints().anyMatch(FoldedText::isHan)) {
      for (Pinyin spoken : HanLP.convertToPinyinList(folded)) {
        syllables.add(
            spoken == null || spoken == Pinyin.none5
                ? NONE
                : spoken.getPinyinWithoutTone().toLowerCase(Locale.ROOT));
      }
    }
    return new Sounds(folded, syllables.size() == folded.length() ? syllables : List.of());
  }

  /** Whether there is anything to say. */
  boolean isEmpty() {
    return syllables.isEmpty();
  }

  /** What is typed for the character at {@code index}; empty where it is none of Chinese. */
  String at(int index) {
    return syllables.isEmpty() ? NONE : syllables.get(index);
  }

  /** All syllables from {@code index} on, with what stands between them but signs. */
  String spelled(int index) {
    return joined(index, false);
  }

  /** The first letter of each syllable from {@code index} on, and the rest as it is. */
  String initials(int index) {
    return joined(index, true);
  }

  private String joined(int from, boolean initials) {
    StringBuilder joined = new StringBuilder();
    for (int i = from; i < text.length(); i++) {
      String syllable = at(i);
      if (!syllable.isEmpty()) {
        joined.append(syllable, 0, initials ? 1 : syllable.length());
      } else if (Character.isLetterOrDigit(text.codePointAt(i))) {
        joined.append(text.charAt(i));
      }
    }
    return joined.toString();
  }
}
