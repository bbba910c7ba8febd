package dev.auspex.gateway.admit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TokenBucketTest {
  private static final long SECOND = 1_000_000_000;

  private final TokenBucket bucket = new TokenBucket();

  @Test
  void aBurstIsLetInAndThenOneAfterTheOtherAtTheRate() {
    long now = -7 * SECOND;
    for (int i = 0; i < 4; i++) {
      assertThat(bucket.enter(2, 4, now)).isZero();
    }

    assertThat(bucket.enter(2, 4, now)).isEqualTo(Duration.ofMillis(500));
    assertThat(bucket.enter(2, 4, now + SECOND / 4)).isEqualTo(Duration.ofMillis(250));
    assertThat(bucket.enter(2, 4, now + SECOND / 2)).isZero();
    assertThat(bucket.enter(2, 4, now + SECOND / 2)).isEqualTo(Duration.ofMillis(500));
  }

  @Test
  void noMoreThanABurstWaits() {
    assertThat(bucket.enter(100, 2, 0)).isZero();

    long later = 3600 * SECOND;
    assertThat(bucket.enter(100, 2, later)).isZero();
    assertThat(bucket.enter(100, 2, later)).isZero();
    assertThat(bucket.enter(100, 2, later)).isPositive();
  }

  @Test
  void aDebtIsPaidBackBeforeTheNextEnters() {
    assertThat(bucket.enter(10, 50, 0)).isZero();

    bucket.spend(99);

    assertThat(bucket.enter(10, 50, 0)).isEqualTo(Duration.ofMillis(5100));
    assertThat(bucket.enter(10, 50, 5 * SECOND)).isEqualTo(Duration.ofMillis(100));
    assertThat(bucket.enter(10, 50, 5 * SECOND + SECOND / 10)).isZero();
  }
}
