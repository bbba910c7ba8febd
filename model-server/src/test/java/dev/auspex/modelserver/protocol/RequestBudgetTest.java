package dev.auspex.modelserver.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.auspex.contract.problem.ApiProblem;
import dev.auspex.contract.problem.ProblemType;
import dev.auspex.contract.problem.Violation;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestBudgetTest {
  private static final Duration MOST = Duration.ofSeconds(30);

  @Test
  void theClientMayShortenTheBudgetButNotLengthenIt() {
    assertThat(RequestBudget.of("5000", MOST).remaining())
        .isBetween(Duration.ofSeconds(1), Duration.ofSeconds(5));
    assertThat(RequestBudget.of("999999999999999", MOST).remaining())
        .isBetween(Duration.ofSeconds(20), MOST);
    assertThat(RequestBudget.of(null, MOST).remaining()).isBetween(Duration.ofSeconds(20), MOST);
    assertThat(RequestBudget.of("0", MOST).passed()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-1", "1.5", "soon", "9999999999999999"})
  void anythingElseIsNamed(String header) {
    ApiProblem refusal =
        catchThrowableOfType(ApiProblem.class, () -> RequestBudget.of(header, MOST));

    assertThat(refusal.type()).isEqualTo(ProblemType.INVALID_REQUEST);
    assertThat(refusal.violations())
        .containsExactly(
            new Violation(
                "Auspex-Deadline-Millis",
                "whole milliseconds from 0 on, but came '%s'".formatted(header)));
  }
}
