package dev.auspex.gateway.admit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ConcurrencyLimitTest {
  private long nanos = 1;

  /** So many seconds of answers that take so long, with every place taken. */
  private void answers(ConcurrencyLimit limit, Duration each, int seconds) {
    long end = nanos + Duration.ofSeconds(seconds).toNanos();
    while (nanos < end) {
      limit.took(nanos, each.toNanos(), limit.places());
      nanos += Duration.ofMillis(20).toNanos();
    }
  }

  @Test
  void itFallsWhereAnswersTakeLongerAndNeverBelowTheLeast() {
    ConcurrencyLimit limit = ConcurrencyLimit.adaptive(50, 16, 100);
    answers(limit, Duration.ofMillis(10), 30);
    int fast = limit.places();

    answers(limit, Duration.ofMillis(200), 20);
    int slow = limit.places();

    assertThat(fast).isBetween(50, 100);
    assertThat(slow).isBetween(16, fast / 2);
  }

  @Test
  void itGrowsAgainAsFarAsItMay() {
    ConcurrencyLimit limit = ConcurrencyLimit.adaptive(50, 16, 60);
    answers(limit, Duration.ofMillis(10), 30);
    answers(limit, Duration.ofMillis(200), 20);

    answers(limit, Duration.ofMillis(10), 300);

    assertThat(limit.places()).isEqualTo(60);
  }

  @Test
  void aFixedOneStays() {
    ConcurrencyLimit limit = ConcurrencyLimit.fixed(64);

    answers(limit, Duration.ofSeconds(1), 30);

    assertThat(limit.places()).isEqualTo(64);
  }
}
