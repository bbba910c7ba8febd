package dev.auspex.analysis.completion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.auspex.contract.schema.Language;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompletionsTest {
  private static List<String> starts(String analysis, String value) {
    String line = Completions.starts(analysis, "", value);
    return line.isEmpty() ? List.of() : List.of(line.split(" "));
  }

  @Test
  void aValueIsFoundFromItsBeginningAndFromEachOfItsWords() {
    assertThat(starts("plain-1", "The Café  Société"))
        .containsExactly("sthe\u00A0cafe\u00A0societe", "wcafe\u00A0societe", "wsociete");
    assertThat(starts("plain-1", "@Types/node-fetch"))
        .containsExactly("s@types/node-fetch", "wtypes/node-fetch", "wnode-fetch", "wfetch");
  }

  @Test
  void chineseIsFoundFromEachCharacterAndByItsSounds() {
    assertThat(starts("pinyin-1", "重慶火锅"))
        .containsExactly(
            "s重庆火锅",
            "pchongqinghuoguo",
            "icqhg",
            "w庆火锅",
            "qqinghuoguo",
            "jqhg",
            "w火锅",
            "qhuoguo",
            "jhg",
            "w锅",
            "qguo",
            "jg");
    assertThat(starts("plain-1", "火锅")).containsExactly("s火锅", "w锅");
  }

  @Test
  void soundsLeaveSignsOutAndKeepOtherLetters() {
    assertThat(starts("pinyin-1", "iPhone 手机"))
        .containsExactly(
            "siphone\u00A0手机",
            "piphoneshouji",
            "iiphonesj",
            "w手机",
            "qshouji",
            "jsj",
            "w机",
            "qji",
            "jj");
  }

  @Test
  void termsAreBoundedInNumberAndLength() {
    assertThat(starts("plain-1", "w ".repeat(90))).hasSizeBetween(2, 17);
    assertThat(starts("plain-1", "x".repeat(150))).containsExactly("s" + "x".repeat(40));
    assertThat(starts("plain-1", "x".repeat(201))).isEmpty();
    assertThat(Completions.whole("x".repeat(201))).isEmpty();
    assertThat(starts("plain-1", " \u200B\n")).isEmpty();
  }

  @Test
  void theScopeStandsBeforeEachTerm() {
    assertThat(Completions.starts("plain-1", "k7_", "new york"))
        .isEqualTo("k7_snew\u00A0york k7_wyork");
  }

  @ParameterizedTest
  @CsvSource({
    "Ｔｈｅ  ＣＡＦÉ, the café",
    "Straße, STRASSE",
    "Łódź, lodz",
    "が, が",
    "台灣, 台湾",
    "ﾊﾟﾝ, パン",
  })
  void valuesThatReadTheSameShareOneForm(String one, String other) {
    assertThat(Completions.whole(one)).isEqualTo(Completions.whole(other)).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource({"か, が", "の, ん", "हि, हु", "@types, types", "new-date, new date"})
  void otherValuesDoNot(String one, String other) {
    assertThat(Completions.whole(one)).isNotEqualTo(Completions.whole(other));
  }

  @Test
  void formsOfShorterValuesComeFirst() {
    assertThat(Completions.whole("zz")).isLessThan(Completions.whole("aaa"));
    assertThat(Completions.whole("a".repeat(99))).isLessThan(Completions.whole("a".repeat(100)));
  }

  @Test
  void onlyValuesThatMayBeChineseSound() {
    assertThat(Completions.sounds(Completions.nameFor(null))).isTrue();
    assertThat(Completions.sounds(Completions.nameFor(Language.SIMPLIFIED_CHINESE))).isTrue();
    assertThat(Completions.sounds(Completions.nameFor(Language.JAPANESE))).isFalse();
    assertThatThrownBy(() -> Completions.sounds("pinyin-2"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("unknown completions: pinyin-2");
  }
}
