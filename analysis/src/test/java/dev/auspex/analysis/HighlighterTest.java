package dev.auspex.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class HighlighterTest {
  private final TextAnalysis analysis = new TextAnalysis();
  private final Highlighter highlighter = new Highlighter(analysis);

  private List<String> fragments(String name, String text, String query) {
    Set<String> wanted =
        analysis.terms(name, query).stream().map(Term::text).collect(Collectors.toSet());
    return highlighter.fragments(name, text, wanted, 3);
  }

  @Test
  void marksWhatHasTheSameStem() {
    assertThat(fragments("en-1", "She runs. He was running home.", "run"))
        .containsExactly("She <em>runs</em>.", "He was <em>running</em> home.");
  }

  @Test
  void wordsThatTouchAreOneMark() {
    assertThat(fragments("zh-Hans-1", "我爱北京天安门。", "北京天安门")).containsExactly("我爱<em>北京天安门</em>。");
  }

  @Test
  void marksTraditionalTextForASimplifiedQuery() {
    assertThat(fragments("zh-Hant-1", "我愛北京天安門", "天安门")).containsExactly("我愛北京<em>天安門</em>");
  }

  @Test
  void encodesWhatTheTextHasOfMarkup() {
    assertThat(fragments("en-1", "<b>war</b> & \"peace\"", "war"))
        .containsExactly("&lt;b&gt;<em>war</em>&lt;/b&gt; &amp; &quot;peace&quot;");
  }

  @Test
  void theSentencesWithMostOfTheQueryComeInTheOrderOfTheText() {
    String text = "One war. No match. A war for peace. War again. War and peace and war.";

    assertThat(fragments("en-1", text, "war peace"))
        .containsExactly(
            "One <em>war</em>.",
            "A <em>war</em> for <em>peace</em>.",
            "<em>War</em> and <em>peace</em> and <em>war</em>.");
  }

  @Test
  void aLongSentenceIsCutAroundItsFirstMatch() {
    String text = "word ".repeat(200) + "needle " + "word ".repeat(200);

    List<String> fragments = fragments("en-1", text, "needle");

    assertThat(fragments).hasSize(1);
    assertThat(fragments.getFirst())
        .contains("<em>needle</em>")
        .startsWith("word")
        .endsWith("word");
    assertThat(fragments.getFirst().length()).isLessThan(200);
  }

  @Test
  void withoutAMatchThereIsNothing() {
    assertThat(fragments("en-1", "peace", "war")).isEmpty();
    assertThat(fragments("en-1", "", "war")).isEmpty();
  }

  @Test
  void surrogatePairsStayWhole() {
    String text = "😀".repeat(15_000);

    assertThat(fragments("en-1", text + " war", "war")).isEmpty();
    assertThat(fragments("und-1", "a 😀 war 😀", "war")).containsExactly("a 😀 <em>war</em> 😀");
  }
}
