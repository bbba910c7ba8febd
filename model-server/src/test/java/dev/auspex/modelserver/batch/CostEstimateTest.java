package dev.auspex.modelserver.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class CostEstimateTest {
  private final CostEstimate cost = new CostEstimate();

  @Test
  void knowsNothingAtFirst() {
    assertThat(cost.of(1_000_000, 1)).isZero();
  }

  @Test
  void growsWithTokensAndShrinksWithWorkers() {
    cost.measured(10, 1_000);

    assertThat(cost.of(50, 1)).isEqualTo(Duration.ofNanos(5_000));
    assertThat(cost.of(50, 2)).isEqualTo(Duration.ofNanos(2_500));
  }

  @Test
  void oneStallCountsAsFourTimesTheAverage() {
    cost.measured(1, 1_000);
    cost.measured(1, 1_000_000_000);

    assertThat(cost.of(1, 1)).isEqualTo(Duration.ofNanos(1_060));
  }

  @Test
  void refusalsAloneOpenTheDoorAgain() {
    cost.measured(1, 1_000_000_000);
    for (int i = 0; i < 200; i++) {
      cost.refused();
    }

    assertThat(cost.of(1, 1)).isLessThan(Duration.ofMillis(1));
  }
}
