package dev.auspex.control.drift;

import dev.auspex.control.elastic.EngineFailure;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks for differences again and again; one replica at a time. */
@ApplicationScoped
class DriftKeeper {
  private static final Logger LOG = LoggerFactory.getLogger(DriftKeeper.class);

  private final DriftService drifts;
  private final DriftCheck check;
  private final Map<DriftKind, AtomicLong> gauges = new EnumMap<>(DriftKind.class);

  DriftKeeper(DriftService drifts, DriftCheck check, MeterRegistry meters) {
    this.drifts = drifts;
    this.check = check;
    for (DriftKind kind : DriftKind.values()) {
      AtomicLong count = new AtomicLong();
      gauges.put(kind, count);
      meters.gauge("auspex.drift", Tags.of("kind", kind.wireName()), count);
    }
  }

  @Scheduled(
      every = "${control-plane.drift.check-every:1m}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  @RunOnVirtualThread
  void keep() {
    if (drifts.takeTurn()) {
      try {
        check.run();
      } catch (EngineFailure failure) {
        // The list stays as it was, and says when it was made.
        LOG.atWarn().log("no look for drift: {}", failure.getMessage());
      }
    }
    // Every replica shows all, whichever has looked.
    drifts.counts().forEach((kind, count) -> gauges.get(kind).set(count));
  }
}
