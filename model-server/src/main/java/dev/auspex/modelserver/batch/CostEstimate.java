package dev.auspex.modelserver.batch;

import java.time.Duration;

/**
 * Learns how long a token takes: a moving average over the last inferences. Not thread-safe.
 *
 * <p>It stands in the way of requests, and without requests it learns nothing. So that one stall of
 * the machine cannot close the door for good, a single measurement counts as at most four times the
 * average, and each refusal makes the estimate smaller.
 */
final class CostEstimate {
  private static final double WEIGHT_OF_NEWEST = 0.02;
  private static final double MOST_TIMES_AVERAGE = 4;
  private static final double AFTER_REFUSAL = 0.9;

  private double nanosPerToken;

  /** Learns from one inference. */
  void measured(int tokens, long nanos) {
    double sample = (double) nanos / tokens;
    if (nanosPerToken <= 0) {
      nanosPerToken = sample;
    } else {
      double counted = Math.min(sample, MOST_TIMES_AVERAGE * nanosPerToken);
      nanosPerToken += WEIGHT_OF_NEWEST * (counted - nanosPerToken);
    }
  }

  /** Time that {@code tokens} need on {@code workers} threads; zero as long as nothing is known. */
  Duration of(long tokens, int workers) {
    return Duration.ofNanos((long) (nanosPerToken * tokens / workers));
  }

  /** Somebody was turned away because of this estimate. */
  void refused() {
    nanosPerToken *= AFTER_REFUSAL;
  }
}
