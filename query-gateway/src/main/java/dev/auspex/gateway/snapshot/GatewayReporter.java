package dev.auspex.gateway.snapshot;

import dev.auspex.contract.IndexName;
import dev.auspex.contract.TenantId;
import dev.auspex.contract.snapshot.GatewayReport;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the control plane what this gateway serves by, and which parked indexes are wanted. */
final class GatewayReporter {
  private static final Logger LOG = LoggerFactory.getLogger(GatewayReporter.class);
  private static final int MOST_WANTED = 1_000;

  private final SnapshotSource source;
  private final SnapshotsInUse snapshots;
  private final ScheduledExecutorService reports;
  private final BooleanSupplier silent;

  private volatile String gateway = "";
  private final AtomicBoolean pending = new AtomicBoolean();
  private final AtomicBoolean unheard = new AtomicBoolean();
  private final Set<GatewayReport.WantedIndex> wanted = ConcurrentHashMap.newKeySet();

  /**
   * @param reports one thread
   * @param silent whether it was told already that the control plane does not answer
   */
  GatewayReporter(
      SnapshotSource source,
      SnapshotsInUse snapshots,
      ScheduledExecutorService reports,
      BooleanSupplier silent) {
    this.source = source;
    this.snapshots = snapshots;
    this.reports = reports;
    this.silent = silent;
  }

  void start(String name, Duration every) {
    gateway = name;
    var unusedWatch =
        reports.scheduleWithFixedDelay(
            () -> source.interruptSilentStream(false), 1, 1, TimeUnit.SECONDS);
    var unusedReports =
        reports.scheduleWithFixedDelay(this::report, 0, every.toNanos(), TimeUnit.NANOSECONDS);
  }

  void stop() {
    reports.shutdownNow();
    if (!gateway.isEmpty()) {
      source.end(gateway);
    }
  }

  /** Has the next report name a parked index. */
  void want(TenantId tenant, IndexName index) {
    // Who asks again is heard again; while nothing can be told, more would only take memory.
    if (wanted.size() < MOST_WANTED && wanted.add(new GatewayReport.WantedIndex(tenant, index))) {
      soon();
    }
  }

  /** Reports beside the schedule; never waits. */
  void soon() {
    if (pending.compareAndSet(false, true)) {
      try {
        reports.execute(this::report);
      } catch (RejectedExecutionException stopped) {
        // The process ends, and says so to the control plane.
        pending.set(false);
      }
    }
  }

  /**
   * Tells by what every request is served, those that began before the newest snapshot included.
   * Never throws: the schedule would end.
   */
  private void report() {
    pending.set(false);
    Directory serving = snapshots.oldest();
    List<GatewayReport.WantedIndex> asked = List.copyOf(wanted);
    Optional<String> failure;
    try {
      failure =
          source.report(
              gateway,
              new GatewayReport(serving.epoch(), serving.revision(), asked, behind(serving)));
    } catch (RuntimeException unexpected) {
      failure = Optional.of(unexpected.toString());
    }
    if (failure.isEmpty()) {
      asked.forEach(wanted::remove);
      unheard.set(false);
    } else if (!unheard.getAndSet(true) && !silent.getAsBoolean()) {
      LOG.atWarn().log("control plane does not take the gateway's report: {}", failure.get());
    }
  }

  private static List<GatewayReport.WantedIndex> behind(Directory serving) {
    return serving.waiting().stream()
        .limit(GatewayReport.MOST_BEHIND)
        .map(index -> new GatewayReport.WantedIndex(index.tenant(), index.index()))
        .toList();
  }
}
