package dev.auspex.contract.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.auspex.contract.IndexName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IndexPatternTest {
  @ParameterizedTest
  @CsvSource({
    "movies, movies, true",
    "movies, movies-old, false",
    "logs-*, logs-2026, true",
    "logs-*, logs, false",
    "lo*, logs, true",
    "logs*, logs, true",
  })
  void aPatternCoversItsNameOrAllThatBeginLikeIt(String pattern, String index, boolean covers) {
    assertThat(new IndexPattern(pattern).covers(new IndexName(index))).isEqualTo(covers);
  }

  @ParameterizedTest
  @CsvSource({
    "logs-*, logs-2026-*, true",
    "logs-*, logs-*, true",
    "logs-*, logs*, false",
    "logs-*, logs-2026, true",
    "logs-2026, logs-*, false",
    "movies, movies, true",
  })
  void aPatternCoversAnotherThatMeansNoMore(String pattern, String other, boolean covers) {
    assertThat(new IndexPattern(pattern).covers(new IndexPattern(other))).isEqualTo(covers);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"*", "", "*-logs", "lo*gs", "logs-**", "Logs-*", "-*", "logs-", "a,b", "a?"})
  void otherWildcardsAreRefused(String value) {
    assertThat(IndexPattern.isValid(value)).isFalse();
    assertThatThrownBy(() -> new IndexPattern(value)).isInstanceOf(IllegalArgumentException.class);
  }
}
