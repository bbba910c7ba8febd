package dev.auspex.modelserver.batch;

import java.time.Duration;

/** Settings of a test. */
public record FixedBatchConfig(int capacity, int workers, Duration budget) implements BatchConfig {
  /** One worker. */
  public static BatchConfig of(int capacity) {
    return new FixedBatchConfig(capacity, 1, Duration.ofSeconds(30));
  }
}
