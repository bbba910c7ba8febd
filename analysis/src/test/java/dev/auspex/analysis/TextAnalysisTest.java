package dev.auspex.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.auspex.contract.schema.Language;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TextAnalysisTest {
  private final TextAnalysis analysis = new TextAnalysis();

  /** These are promises: what is stored is found by the same terms alone. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en-1|The Running Men's cafés|the run men cafe",
        "en-1|Ｗａｒ and PEACE|war and peac",
        "de-1|Die Häuser der Straße|die haus der strass",
        "fr-1|L'élève mange des pommes|elev mang des pome",
        "es-1|Las canciones españolas|las cancion espanol",
        "ru-1|Красивые дома|красив дом",
        "ar-1|الكتب والأقلام|كتب اقلام",
        "th-1|ภาษาไทย|ภาษา ไทย",
        "ko-1|한국어를 공부합니다|한국 어 공부",
        "zh-Hans-1|我爱北京天安门。|我 爱 北京 天安门",
        "zh-Hant-1|我愛北京天安門。|我 爱 北京 天安门",
        "und-1|Amélie in 北京大学|amelie in 北京 京大 大学",
        "und-1|x|x",
      })
  void cutsEachLanguageItsOwnWay(String name, String text, String terms) {
    assertThat(analysis.line(name, text)).isEqualTo(terms);
  }

  @ParameterizedTest
  @EnumSource
  void everyLanguageHasAnAnalysisThatFindsPlainWords(Language language) {
    String name = TextAnalysis.nameFor(language);

    List<Term> terms = analysis.terms(name, "Auspex 42");

    assertThat(terms).hasSize(2);
    assertThat(terms.get(1)).isEqualTo(new Term("42", 7, 9));
  }

  @ParameterizedTest
  @CsvSource({
    "en-1, the, who",
    "de-1, für, haus",
    "es-1, está, casa",
    "ru-1, что, дом",
    "zh-Hans-1, 的, 北京",
    "zh-Hant-1, 的, 北京",
    "ja-1, です, 東京",
    "ko-1, '', 는",
    "und-1, '', the",
  })
  void knowsWhatTextsOfALanguageAreFullOf(String name, String frequent, String other) {
    assertThat(analysis.isFrequent(name, frequent)).isEqualTo(!frequent.isEmpty());
    assertThat(analysis.isFrequent(name, other)).isFalse();
  }

  @Test
  void whatTellsIsEverythingWhereAllWordsAreFrequent() {
    assertThat(analysis.telling("en-1", "the running men of"))
        .containsExactlyInAnyOrder("run", "men");
    assertThat(analysis.telling("en-1", "to be")).containsExactlyInAnyOrder("to", "be");
    assertThat(analysis.telling("en-1", "…")).isEmpty();
  }

  @Test
  void placesAreThoseOfTheTextAsItWasSent() {
    // The ligature becomes two letters, the full-width letters one each.
    String text = "ﬁne ＡＢ, 愛";

    List<Term> terms = analysis.terms("und-1", text);

    assertThat(terms.stream().map(term -> text.substring(term.start(), term.end())))
        .containsExactly("ﬁne", "ＡＢ", "愛");
    assertThat(terms.getFirst().text()).isEqualTo("fine");
  }

  @Test
  void chinesePlacesAreThoseOfTheTextAsItWasSent() {
    String text = "２０２４年，我愛ﬁ。";

    assertThat(
            analysis.terms("zh-Hant-1", text).stream()
                .map(term -> text.substring(term.start(), term.end()))
                .collect(Collectors.joining(" ")))
        .isEqualTo("２０２４ 年 我 愛 ﬁ");
  }

  @ParameterizedTest
  @CsvSource({"''", "'   '", "'…!?'", "'\u200b'"})
  void textWithoutWordsHasNoTerms(String text) {
    assertThat(analysis.terms("en-1", text)).isEmpty();
    assertThat(analysis.terms("zh-Hans-1", text)).isEmpty();
    assertThat(analysis.terms("und-1", text)).isEmpty();
  }

  @Test
  void aTermIsNeverLongerThanTheEngineTakesIt() {
    for (Language language : Language.values()) {
      assertThat(analysis.terms(TextAnalysis.nameFor(language), "x".repeat(2_000)))
          .allSatisfy(term -> assertThat(term.text().length()).isLessThanOrEqualTo(255));
    }
  }

  @Test
  void anUnknownAnalysisIsRefused() {
    assertThatThrownBy(() -> analysis.terms("en-99", "text"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("en-99");
  }

  @Test
  void manyThreadsGetTheSame() throws InterruptedException, ExecutionException {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<String>> lines =
          threads.invokeAll(
              IntStream.range(0, 500)
                  .<Callable<String>>mapToObj(
                      i -> () -> analysis.line(i % 2 == 0 ? "en-1" : "zh-Hans-1", "running 北京"))
                  .toList());
      for (int i = 0; i < lines.size(); i++) {
        assertThat(lines.get(i).get()).isEqualTo(i % 2 == 0 ? "run 北 京" : "running 北京");
      }
    }
  }
}
