package dev.auspex.control.apikey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.auspex.contract.problem.ApiProblem;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NewRotationTest {
  @ParameterizedTest
  @ValueSource(strings = {"PT0S", "PT24H", "P30D"})
  void anOverlapFromNothingToThirtyDaysIsTaken(Duration overlap) {
    assertThat(new NewRotation(overlap).requireOverlap()).isEqualTo(overlap);
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT-1S", "P31D", "PT720H0.001S"})
  void anotherIsRefused(Duration overlap) {
    assertThatThrownBy(() -> new NewRotation(overlap).requireOverlap())
        .isInstanceOf(ApiProblem.class);
  }

  @Test
  void aMissingOneIsRefused() {
    assertThatThrownBy(() -> new NewRotation(null).requireOverlap())
        .isInstanceOf(ApiProblem.class)
        .hasMessageContaining("it is missing");
  }
}
