package dev.auspex.dev;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Waits for a condition of the outside world, bounded. */
final class Await {
  private static final Duration LONGEST = Duration.ofSeconds(60);
  private static final Duration BETWEEN = Duration.ofMillis(50);

  private Await() {}

  /** A condition that may ask over the network. */
  @FunctionalInterface
  interface Condition {
    boolean holds() throws Exception;
  }

  /** Returns once {@code condition} holds; fails with {@code claim} after a minute. */
  static void until(String claim, Condition condition) {
    long end = System.nanoTime() + LONGEST.toNanos();
    try {
      while (!condition.holds()) {
        if (System.nanoTime() > end) {
          throw new AssertionError("not within %d s: %s".formatted(LONGEST.toSeconds(), claim));
        }
        LockSupport.parkNanos(BETWEEN.toNanos());
      }
    } catch (AssertionError failure) {
      throw failure;
    } catch (Exception failure) {
      throw new AssertionError("while waiting for: " + claim, failure);
    }
  }
}
