package dev.auspex.analysis.completion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypedTest {
  /** The part that is marked and how well it matches, such as {@code START:za}. */
  private static String place(String typed, String value) {
    Optional<Place> place = Typed.of(typed).place(value, true, true);
    return place
        .map(each -> each.match() + ":" + value.substring(each.start(), each.end()))
        .orElse("");
  }

  @Test
  void lettersAskForBeginningsAndForSounds() {
    assertThat(Typed.of(" Zhong  Guo ").exactly(true, true))
        .containsExactly(
            new Way.Begins(Match.START, List.of(List.of("szhong\u00A0guo"))),
            new Way.Begins(Match.WORD, List.of(List.of("wzhong\u00A0guo"))),
            new Way.Begins(Match.START_SOUND, List.of(List.of("pzhongguo", "izhongguo"))),
            new Way.Begins(Match.WORD_SOUND, List.of(List.of("qzhongguo", "jzhongguo"))));
    assertThat(Typed.of("Zhong Guo").exactly(false, false))
        .containsExactly(new Way.Begins(Match.START, List.of(List.of("szhong\u00A0guo"))));
  }

  @Test
  void charactersWithSoundsBehindAskForBoth() {
    assertThat(Typed.of("中g").exactly(true, false))
        .containsExactly(
            new Way.Begins(Match.START, List.of(List.of("s中g"))),
            new Way.Begins(Match.START_SOUND, List.of(List.of("s中"), List.of("qg", "jg"))));
  }

  @Test
  void oneEditIsForgivenFromFourCharactersOnAndTwoFromEight() {
    assertThat(Typed.of("zal").nearly(true)).isEmpty();
    assertThat(Typed.of("zalg").nearly(true))
        .containsExactly(
            new Way.Near(Match.START_ONE_EDIT, "sz", "alg", 1),
            new Way.Near(Match.WORD_ONE_EDIT, "wz", "alg", 1));
    assertThat(Typed.of("zalgo-pr").nearly(false))
        .containsExactly(
            new Way.Near(Match.START_ONE_EDIT, "sz", "algo-pr", 1),
            new Way.Near(Match.START_TWO_EDITS, "sz", "algo-pr", 2));
    assertThat(Typed.of("x".repeat(60)).nearly(false).getLast())
        .isEqualTo(new Way.Near(Match.START_TWO_EDITS, "sx", "x".repeat(39), 2));
  }

  @Test
  void nothingThatCountsIsEmpty() {
    assertThat(Typed.of(" \u200B\t").isEmpty()).isTrue();
    assertThat(Typed.of(" a").isEmpty()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "za,        zalgo-promise,   START:za",
    "CAFE,      Café Société,    START:Café",
    "soc,       Café Société,    WORD:Soc",
    "afe,       Café Société,    ''",
    "strass,    Die Straße,      WORD:Straß",
    "zhongguo,  中国人民,         START_SOUND:中国",
    "zhong guo, 中国人民,         START_SOUND:中国",
    "zg,        中国人民,         START_SOUND:中国",
    "zhongg,    中国人民,         START_SOUND:中国",
    "中g,       中国人民,         START_SOUND:中国",
    "国rm,      中国人民,         WORD_SOUND:国人民",
    "renmin,    中国人民,         WORD_SOUND:人民",
    "cq,        重庆火锅,         START_SOUND:重庆",
    "zq,        重庆火锅,         ''",
    "中g,       中美国,           ''",
    "天安门,     我愛天安門廣場,     WORD:天安門",
    "zalgp,     zalgo-promise,   START_ONE_EDIT:zalgo",
    "zlago,     zalgo-promise,   START_ONE_EDIT:zalgo",
    "promize,   zalgo-promise,   WORD_ONE_EDIT:promise",
    "zalgq-prx, zalgo-promise,   START_TWO_EDITS:zalgo-pro",
    "xalgo,     zalgo-promise,   ''",
  })
  void whatStandsForTheLettersIsFound(String typed, String value, String expected) {
    assertThat(place(typed, value)).isEqualTo(expected);
  }

  @Test
  void aMarkedPartHoldsWholeCharactersWithTheirAccents() {
    assertThat(place("jose", "Jose\u0301 Garci\u0301a")).isEqualTo("START:Jose\u0301");
    assertThat(place("x", "𠀀x")).isEqualTo("WORD:x");
    assertThat(place("한", "하늘")).isEmpty();
    assertThat(place("하", "한국")).isEqualTo("START:한");
  }

  @Test
  void theValueAloneBeginsSoWhereWordsDoNotCount() {
    assertThat(Typed.of("soc").place("Café Société", true, false)).isEmpty();
    assertThat(Typed.of("renmin").place("中国人民", true, false)).isEmpty();
    assertThat(Typed.of("zg").place("中国人民", false, true)).isEmpty();
  }
}
