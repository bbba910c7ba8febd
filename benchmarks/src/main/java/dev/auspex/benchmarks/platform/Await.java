package dev.auspex.benchmarks.platform;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Waits for a condition of the outside world, bounded. */
public final class Await {
  private static final Duration BETWEEN = Duration.ofMillis(5);
  private static final Duration BETWEEN_LATER = Duration.ofMillis(100);

  private Await() {}

  /** A condition that may ask over the network. */
  @FunctionalInterface
  public interface Condition {
    /** Whether it holds now. */
    boolean holds() throws IOException, InterruptedException;
  }

  /**
   * Returns once {@code condition} holds, asking every 5 ms for a second, then every 100 ms.
   *
   * @param what what is waited for, for the message
   * @throws IllegalStateException when it does not hold within {@code longest}
   */
  public static void until(String what, Duration longest, Condition condition)
      throws IOException, InterruptedException {
    long begin = System.nanoTime();
    while (!condition.holds()) {
      long waited = System.nanoTime() - begin;
      if (waited > longest.toNanos()) {
        throw new IllegalStateException("not within %d s: %s".formatted(longest.toSeconds(), what));
      }
      LockSupport.parkNanos((waited < 1_000_000_000L ? BETWEEN : BETWEEN_LATER).toNanos());
    }
  }
}
