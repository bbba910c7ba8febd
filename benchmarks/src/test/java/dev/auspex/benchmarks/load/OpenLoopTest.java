package dev.auspex.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class OpenLoopTest {
  @Test
  void aStallIsChargedToEveryRequestThatWasDueDuringIt() throws InterruptedException {
    // Given a service that answers nobody until the fiftieth request has come
    CountDownLatch fiftieth = new CountDownLatch(50);
    Operation stalled =
        new Operation(
            "stalled",
            1,
            () -> {
              fiftieth.countDown();
              fiftieth.await();
            });

    // When one request is due every 2 ms
    LoadReport report = new OpenLoop(500, List.of(stalled), 1).run(50L);

    // Then the first waited 98 ms and the median half of it, where a closed loop would tell of one
    assertThat(report.all().count()).isEqualTo(50);
    assertThat(report.all().maxMillis()).isGreaterThan(95);
    assertThat(report.all().p50Millis()).isGreaterThan(40);
  }

  @Test
  void aFailureIsCountedAndInNoPercentile() throws InterruptedException {
    AtomicInteger calls = new AtomicInteger();
    Operation odd =
        new Operation(
            "odd",
            1,
            () -> {
              if (calls.incrementAndGet() % 2 == 1) {
                throw new IOException("refused");
              }
            });

    LoadReport report = new OpenLoop(5_000, List.of(odd), 1).run(100L);

    assertThat(report.all().count()).isEqualTo(50);
    assertThat(report.all().failed()).isEqualTo(50);
    assertThat(report.failures()).hasSize(5).allMatch(words -> words.contains("refused"));
  }

  @Test
  void operationsComeInTheirShares() throws InterruptedException {
    Operation often = new Operation("often", 3, () -> {});
    Operation seldom = new Operation("seldom", 1, () -> {});

    LoadReport report = new OpenLoop(100_000, List.of(often, seldom), 42).run(4_000L);

    assertThat(report.operations().get("often").count()).isBetween(2_850L, 3_150L);
    assertThat(report.operations().get("seldom").count()).isBetween(850L, 1_150L);
  }

  @Test
  void aRateOfNothingIsRefused() {
    assertThatThrownBy(() -> new OpenLoop(0, List.of(new Operation("a", 1, () -> {})), 1))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
