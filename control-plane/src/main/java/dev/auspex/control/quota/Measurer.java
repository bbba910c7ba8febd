package dev.auspex.control.quota;

import dev.auspex.contract.TenantId;
import dev.auspex.control.elastic.StoredDocuments;
import dev.auspex.control.elastic.StoredOutcome;
import dev.auspex.control.quota.TenantLimits.Stored;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Measures what tenants store, one replica at a time. While the engine is down the last one holds.
 */
@ApplicationScoped
class Measurer {
  private static final Logger LOG = LoggerFactory.getLogger(Measurer.class);

  private final QuotaService quotas;
  private final StoredDocuments engine;
  private final QuotaConfig config;

  Measurer(QuotaService quotas, StoredDocuments engine, QuotaConfig config) {
    this.quotas = quotas;
    this.engine = engine;
    this.config = config;
  }

  @Scheduled(
      every = "${control-plane.quota.look-every:5s}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  @RunOnVirtualThread
  void measureWhenDue() {
    if (quotas.isDue(config.measureEvery())) {
      measure();
    }
  }

  void measure() {
    switch (engine.measure()) {
      case StoredOutcome.Known known -> quotas.measured(stored(known));
      case StoredOutcome.Unavailable unavailable ->
          LOG.atDebug().log("what tenants store was not measured: {}", unavailable.reason());
    }
  }

  private static Map<TenantId, Stored> stored(StoredOutcome.Known known) {
    return known.byTenant().entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                each -> new Stored(each.getValue().documents(), each.getValue().bytes())));
  }
}
