package dev.auspex.gateway.usage;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.auspex.gateway.snapshot.UsageDelivery;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Puts the room together and ties it to the life of the process. */
@Singleton
class UsageParts {
  private static final Duration FAREWELL = Duration.ofSeconds(1);

  private final UsageMeter meter;
  private final UsageReporter reporter;
  private final UsageConfig config;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("usage-reporter").factory());

  UsageParts(
      UsageConfig config,
      UsageDelivery delivery,
      ObjectMapper json,
      Clock clock,
      MeterRegistry meters) {
    this.config = config;
    this.meter = new UsageMeter(clock, config.maxWaiting());
    this.reporter =
        new UsageReporter(
            meter,
            new UsageFile(
                config.file(),
                json.copy().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)),
            delivery);
    meters.gauge("gateway.usage.dropped", meter, UsageMeter::dropped);
  }

  @Produces
  @Singleton
  UsageMeter meter() {
    return meter;
  }

  void start(@Observes StartupEvent event) {
    reporter.load();
    long every = config.flushEvery().toNanos();
    var unused =
        thread.scheduleWithFixedDelay(
            () -> reporter.flush(config.timeout()), every, every, TimeUnit.NANOSECONDS);
  }

  /** What cannot be reported any more is on disk for the next start. */
  void stop(@Observes ShutdownEvent event) {
    try {
      thread
          .submit(() -> reporter.flush(FAREWELL))
          .get(FAREWELL.toMillis() * 2, TimeUnit.MILLISECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException late) {
      // Kept on disk before it was sent.
      return;
    } finally {
      thread.shutdownNow();
    }
  }
}
