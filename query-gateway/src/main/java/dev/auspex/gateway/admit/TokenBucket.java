package dev.auspex.gateway.admit;

import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Tokens that come at a rate and wait up to a burst. More may be spent than there are: the debt is
 * paid back before anybody enters again.
 */
final class TokenBucket {
  private static final double NANOS = 1e9;

  private final ReentrantLock lock = new ReentrantLock();
  // Guarded by lock.
  private double tokens = Double.MAX_VALUE;
  private long atNanos;

  /**
   * Takes one token where there is one.
   *
   * @param perSecond tokens that come per second, above 0
   * @param burst most tokens that wait, at least 1
   * @param nowNanos of {@link System#nanoTime}, never less than before
   * @return how long until there is one; zero where it was taken
   */
  Duration enter(double perSecond, double burst, long nowNanos) {
    lock.lock();
    try {
      if (tokens < Double.MAX_VALUE) {
        tokens += Math.max(0, nowNanos - atNanos) / NANOS * perSecond;
      }
      tokens = Math.min(tokens, burst);
      atNanos = nowNanos;
      if (tokens >= 1) {
        tokens--;
        return Duration.ZERO;
      }
      return Duration.ofNanos((long) Math.ceil((1 - tokens) / perSecond * NANOS));
    } finally {
      lock.unlock();
    }
  }

  /** Spends {@code count} tokens, whether or not they are there; after {@link #enter}. */
  void spend(long count) {
    lock.lock();
    try {
      tokens -= count;
    } finally {
      lock.unlock();
    }
  }
}
