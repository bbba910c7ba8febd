package dev.auspex.control.job;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Keeps a copy below its speed limit. For one thread. */
final class Pace {
  private long free = System.nanoTime();

  /**
   * Waits as long as {@code documents} take at {@code perSecond}; not at all where that is null.
   * Time that was not used is not made up for later.
   */
  void await(int documents, @Nullable Integer perSecond) {
    long now = System.nanoTime();
    if (perSecond == null) {
      free = now;
      return;
    }
    free = Math.max(free, now - TimeUnit.SECONDS.toNanos(1));
    free += TimeUnit.SECONDS.toNanos(documents) / perSecond;
    for (long left = free - now;
        left > 0 && !Thread.currentThread().isInterrupted();
        left = free - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }
}
