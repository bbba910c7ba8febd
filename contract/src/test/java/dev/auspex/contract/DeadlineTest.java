package dev.auspex.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class DeadlineTest {
  @Test
  void aStageNeverGetsMoreThanTheRequestHasLeft() {
    Deadline request = Deadline.in(Duration.ofMillis(50));

    assertThat(request.within(Duration.ofHours(1))).isEqualTo(request);
    assertThat(request.within(Duration.ofMillis(1)).remaining())
        .isLessThanOrEqualTo(Duration.ofMillis(1));
  }

  @Test
  void aPassedDeadlineHasNothingLeftRatherThanANegativeRest() {
    Deadline passed = Deadline.in(Duration.ofMillis(-5));

    assertThat(passed.passed()).isTrue();
    assertThat(passed.remaining()).isEqualTo(Duration.ZERO);
  }
}
