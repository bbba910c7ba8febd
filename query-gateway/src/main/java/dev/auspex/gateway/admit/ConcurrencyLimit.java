package dev.auspex.gateway.admit;

import com.netflix.concurrency.limits.Limit;
import com.netflix.concurrency.limits.limit.FixedLimit;
import com.netflix.concurrency.limits.limit.Gradient2Limit;
import com.netflix.concurrency.limits.limit.WindowedLimit;

/**
 * How many requests work on the search engine at a time. Where it adapts, it falls as answers take
 * longer than on average of the last minutes, and grows as long as they do not.
 *
 * @see <a href="https://github.com/Netflix/concurrency-limits">Netflix concurrency-limits,
 *     Gradient2</a>
 */
final class ConcurrencyLimit {
  /** Times may double before they count as a sign of too much load: searches differ. */
  private static final double TOLERANCE = 2;

  /** Of windows of a second or more: the average follows within a few minutes. */
  private static final int AVERAGED_WINDOWS = 120;

  private final Limit limit;

  private ConcurrencyLimit(Limit limit) {
    this.limit = limit;
  }

  static ConcurrencyLimit fixed(int places) {
    return new ConcurrencyLimit(FixedLimit.of(places));
  }

  static ConcurrencyLimit adaptive(int initial, int least, int most) {
    return new ConcurrencyLimit(
        WindowedLimit.newBuilder()
            .build(
                Gradient2Limit.newBuilder()
                    .initialLimit(initial)
                    .minLimit(least)
                    .maxConcurrency(most)
                    .rttTolerance(TOLERANCE)
                    .longWindow(AVERAGED_WINDOWS)
                    .build()));
  }

  int places() {
    return limit.getLimit();
  }

  /**
   * Hears how long a request was at work.
   *
   * @param startNanos when it began, of {@link System#nanoTime}
   * @param tookNanos above 0
   * @param atWork how many were, itself included, when it began
   */
  void took(long startNanos, long tookNanos, int atWork) {
    limit.onSample(startNanos, tookNanos, atWork, false);
  }
}
