package dev.auspex.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class SaturationTest {
  @Test
  void asManyAnswersAsTheClientsGet() throws InterruptedException {
    AtomicInteger answers = new AtomicInteger();
    Saturation saturation =
        new Saturation(
            4,
            () -> {
              LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
              answers.incrementAndGet();
            });

    double perSecond = saturation.run(Duration.ofMillis(200));

    assertThat(answers.get()).isPositive();
    // Four clients that wait 10 ms for each answer get at most 400 a second.
    assertThat(perSecond).isGreaterThan(0).isLessThanOrEqualTo(440);
  }

  @Test
  void aFailureEndsTheRun() {
    Saturation saturation =
        new Saturation(
            2,
            () -> {
              throw new IllegalStateException("refused");
            });

    assertThatThrownBy(() -> saturation.run(Duration.ofSeconds(5)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("refused");
  }
}
