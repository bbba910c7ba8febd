package dev.auspex.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Awaits a condition that another thread brings about. */
final class Eventually {
  private static final Duration LONGEST = Duration.ofSeconds(30);

  private Eventually() {}

  /** Returns once {@code condition} holds; fails the test if it does not in time. */
  static void holds(BooleanSupplier condition) throws InterruptedException {
    CountDownLatch done = new CountDownLatch(1);
    AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();
    try (ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor()) {
      var checks =
          scheduler.scheduleWithFixedDelay(
              () -> {
                try {
                  if (condition.getAsBoolean()) {
                    done.countDown();
                  }
                } catch (RuntimeException broken) {
                  failure.set(broken);
                  done.countDown();
                }
              },
              0,
              50,
              TimeUnit.MILLISECONDS);
      boolean inTime = done.await(LONGEST.toMillis(), TimeUnit.MILLISECONDS);
      checks.cancel(false);
      assertThat(inTime).as("the condition holds within %s", LONGEST).isTrue();
      assertThat(failure.get()).isNull();
    }
  }
}
