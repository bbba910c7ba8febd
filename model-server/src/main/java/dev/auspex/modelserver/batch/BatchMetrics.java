package dev.auspex.modelserver.batch;

import dev.auspex.contract.problem.ApiProblem;
import dev.auspex.modelserver.runtime.Weights;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;

/** What one queue counts. */
final class BatchMetrics {
  private final MeterRegistry registry;
  private final Weights weights;
  private final Timer inference;
  private final Counter tokens;

  BatchMetrics(MeterRegistry registry, Weights weights) {
    this.registry = registry;
    this.weights = weights;
    this.inference =
        Timer.builder("auspex.model.inference")
            .description("Time to encode one text")
            .tag("weights", weights.id())
            .publishPercentileHistogram()
            .minimumExpectedValue(Duration.ofMillis(1))
            .maximumExpectedValue(Duration.ofSeconds(1))
            .register(registry);
    this.tokens =
        Counter.builder("auspex.model.tokens")
            .description("Tokens encoded")
            .tag("weights", weights.id())
            .register(registry);
  }

  void encoded(int count, long nanos) {
    inference.record(Duration.ofNanos(nanos));
    tokens.increment(count);
  }

  /** Counts a refusal by its type, and returns it. */
  ApiProblem dropped(ApiProblem refusal) {
    Counter.builder("auspex.model.dropped")
        .description("Requests refused by the queue")
        .tag("weights", weights.id())
        .tag("problem", refusal.type().slug())
        .register(registry)
        .increment();
    return refusal;
  }
}
