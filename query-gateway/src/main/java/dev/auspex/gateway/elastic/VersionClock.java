package dev.auspex.gateway.elastic;

import java.time.Clock;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Gives writes their versions: a hybrid logical clock. Versions grow with time, never repeat within
 * this process, and never fall behind a version that it has seen, whatever another gateway's clock
 * says. They stay below 2^53 until the year 2248, so that every JSON reader can hold them.
 *
 * @see <a href="https://cse.buffalo.edu/tech-reports/2014-04.pdf">Kulkarni et al.: Logical Physical
 *     Clocks and Consistent Snapshots in Globally Distributed Databases, 2014</a>
 */
final class VersionClock {
  /** Low bits that count within a millisecond; more writes let the clock run ahead of time. */
  private static final int COUNTER_BITS = 10;

  private final Clock clock;
  private final AtomicLong last = new AtomicLong();

  VersionClock(Clock clock) {
    this.clock = clock;
  }

  /** A version higher than all before it. */
  long next() {
    long now = clock.millis() << COUNTER_BITS;
    return last.updateAndGet(before -> Math.max(before + 1, now));
  }

  /** Makes all further versions higher than {@code version}. */
  void seen(long version) {
    last.accumulateAndGet(version, Math::max);
  }
}
