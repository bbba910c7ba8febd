package dev.auspex.gateway.search.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.auspex.analysis.TextAnalysis;
import dev.auspex.gateway.Cinema;
import dev.auspex.gateway.search.request.Queries;
import dev.auspex.gateway.snapshot.ServedIndex;
import java.time.Clock;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RewriterTest {
  static Stream<Arguments> queries() {
    return Stream.of(
        Arguments.of("plain", "plain"),
        Arguments.of("  War \t Movie\n", "war movie"),
        Arguments.of("ＷＡＲ　ｍｏｖｉｅ１９９８", "war movie1998"),
        Arguments.of("拯救大兵　瑞恩", "拯救大兵 瑞恩"),
        Arguments.of("ｱﾆﾒ", "アニメ"),
        Arguments.of("cafe\u0301", "café"),
        Arguments.of("ÉTÉ", "été"),
        Arguments.of("ﬁlm №5", "film no5"),
        Arguments.of("a\u0000b\u0007c", "a b c"),
        Arguments.of("zero\u200Bwidth\uFEFF", "zerowidth"),
        Arguments.of("right\u202Eleft", "rightleft"),
        Arguments.of("half \uD83D surrogate", "half surrogate"),
        Arguments.of("whole \uD83C\uDFAC", "whole \uD83C\uDFAC"),
        Arguments.of(" \u3000\u00A0 ", ""),
        Arguments.of("title:\"x\" AND *", "title:\"x\" and *"));
  }

  @ParameterizedTest
  @MethodSource("queries")
  void normalises(String typed, String expected) {
    RewrittenQuery once = rewrite(typed);

    assertThat(once.text()).isEqualTo(expected);
    assertThat(once.original()).isEqualTo(typed);
    assertThat(rewrite(once.text()).text()).isEqualTo(expected);
  }

  @Test
  void theTraceNamesTheStepsThatChangedSomething() {
    assertThat(rewrite("ＷＡＲ  movie").trace()).containsExactly("nfkc", "case", "whitespace");
    assertThat(rewrite("war movie").trace()).isEmpty();
  }

  @Test
  void cutsALongQueryBetweenCharacters() {
    RewrittenQuery rewritten = rewrite("\uD83C\uDFAC".repeat(600));

    assertThat(rewritten.text()).isEqualTo("\uD83C\uDFAC".repeat(512));
    assertThat(rewritten.trace()).containsExactly("length");
  }

  private static RewrittenQuery rewrite(String text) {
    return new Rewriter(
            new SearchLexicons(new TextAnalysis()), Clock.systemUTC(), Duration.ofMinutes(1))
        .rewrite(Queries.byRelevance(text, 10, 0, 100), new ServedIndex(Cinema.INDEX, null));
  }
}
