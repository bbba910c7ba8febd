package dev.auspex.benchmarks.load;

import java.time.Duration;
import java.util.Locale;
import org.HdrHistogram.AbstractHistogram;

/**
 * How long something took, over many times.
 *
 * @param count how many succeeded
 * @param failed how many did not; they are in no percentile
 * @param p50Millis half took at most this
 * @param p90Millis nine of ten took at most this
 * @param p99Millis ninety-nine of a hundred took at most this
 * @param maxMillis the longest
 */
public record Latencies(
    long count,
    long failed,
    double p50Millis,
    double p90Millis,
    double p99Millis,
    double maxMillis) {

  /** Reads a histogram of microseconds. */
  static Latencies of(AbstractHistogram micros, long failed) {
    return new Latencies(
        micros.getTotalCount(),
        failed,
        micros.getValueAtPercentile(50) / 1e3,
        micros.getValueAtPercentile(90) / 1e3,
        micros.getValueAtPercentile(99) / 1e3,
        micros.getMaxValue() / 1e3);
  }

  /** One line for people. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%,d times, %,d failed, p50 %.1f ms, p90 %.1f, p99 %.1f, max %.1f",
        count,
        failed,
        p50Millis,
        p90Millis,
        p99Millis,
        maxMillis);
  }

  /** Remembers one duration after the other, from any thread. */
  public static final class Recorder {
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final org.HdrHistogram.Recorder micros =
        new org.HdrHistogram.Recorder(LONGEST.toNanos() / 1_000, 3);
    private final java.util.concurrent.atomic.LongAdder failed =
        new java.util.concurrent.atomic.LongAdder();

    /** It took this long; longer than ten minutes counts as ten minutes. */
    public void took(long nanos) {
      micros.recordValue(Math.clamp(nanos / 1_000, 0, LONGEST.toNanos() / 1_000));
    }

    /** It failed. */
    public void failed() {
      failed.increment();
    }

    /** All that was remembered since the last call of this method. */
    public Latencies take() {
      return of(micros.getIntervalHistogram(), failed.sumThenReset());
    }
  }
}
