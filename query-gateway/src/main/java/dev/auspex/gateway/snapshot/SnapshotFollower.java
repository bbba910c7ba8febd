package dev.auspex.gateway.snapshot;

import dev.auspex.contract.IndexName;
import dev.auspex.contract.TenantId;
import dev.auspex.contract.snapshot.GatewayReport;
import dev.auspex.contract.snapshot.SnapshotChange;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the newest snapshot. It follows the control plane's stream; where there is none it polls,
 * and it polls once more for what a request does not find. Whatever the control plane says is
 * taken, an older revision too: after its database was restored from a backup, the backup is the
 * truth, and a gateway that clung to the newer snapshot would honour keys that nobody can revoke
 * any more. It is logged as a warning.
 */
final class SnapshotFollower implements Snapshots {
  private static final Logger LOG = LoggerFactory.getLogger(SnapshotFollower.class);
  private static final int MOST_WANTED = 1_000;

  private final SnapshotSource source;
  private final SnapshotFile file;
  private final ScheduledExecutorService polls;
  private final ScheduledExecutorService reports;
  private final SnapshotConfig config;
  private final CountDownLatch stopping = new CountDownLatch(1);

  private final SnapshotsInUse snapshots = new SnapshotsInUse();
  private volatile boolean known;
  private volatile long heardAtNanos;
  private volatile boolean following;
  private volatile String gateway = "";

  private final ReentrantLock accepting = new ReentrantLock();
  private final AtomicBoolean failing = new AtomicBoolean();
  private final AtomicBoolean reportPending = new AtomicBoolean();
  private final AtomicBoolean unheard = new AtomicBoolean();
  private final Set<GatewayReport.WantedIndex> wanted = ConcurrentHashMap.newKeySet();

  private final ReentrantLock flights = new ReentrantLock();
  // Guarded by flights.
  private @Nullable CompletableFuture<Void> waitingFlight;
  private long lastFlightNanos;

  /**
   * @param polls one thread
   * @param reports another one
   */
  SnapshotFollower(
      SnapshotSource source,
      SnapshotFile file,
      ScheduledExecutorService polls,
      ScheduledExecutorService reports,
      SnapshotConfig config) {
    this.source = source;
    this.file = file;
    this.polls = polls;
    this.reports = reports;
    this.config = config;
    this.lastFlightNanos = System.nanoTime() - config.missInterval().toNanos();
  }

  /** Loads the stored snapshot and starts to follow; does not wait for the control plane. */
  void start() {
    long begin = System.nanoTime();
    file.load()
        .ifPresent(
            stored -> {
              snapshots.take(stored);
              known = true;
              LOG.atInfo()
                  .addKeyValue("revision", stored.revision())
                  .addKeyValue("tenants", stored.size())
                  .addKeyValue("millis", (System.nanoTime() - begin) / 1_000_000)
                  .log("serving the stored snapshot");
            });
    gateway = file.gatewayId();
    Thread.ofPlatform().daemon().name("snapshot-stream").start(this::follow);
    long every = config.reportEvery().toNanos();
    var unusedWatch =
        reports.scheduleWithFixedDelay(
            () -> source.interruptSilentStream(false), 1, 1, TimeUnit.SECONDS);
    var unusedReports =
        reports.scheduleWithFixedDelay(this::report, 0, every, TimeUnit.NANOSECONDS);
  }

  void stop() {
    stopping.countDown();
    source.interruptSilentStream(true);
    polls.shutdownNow();
    reports.shutdownNow();
    if (!gateway.isEmpty()) {
      source.end(gateway);
    }
  }

  @Override
  public Directory current() {
    return snapshots.current();
  }

  @Override
  public <T> T holding(Supplier<T> work) {
    SnapshotsInUse.Hold hold = snapshots.hold();
    try {
      return work.get();
    } finally {
      if (snapshots.release(hold)) {
        reportSoon();
      }
    }
  }

  @Override
  public void want(TenantId tenant, IndexName index) {
    // Who asks again is heard again; while nothing can be told, more would only take memory.
    if (wanted.size() < MOST_WANTED && wanted.add(new GatewayReport.WantedIndex(tenant, index))) {
      reportSoon();
    }
  }

  /** Whether a snapshot came from disk or from the control plane. */
  boolean known() {
    return known;
  }

  /** Whether changes come by themselves at this moment. */
  boolean following() {
    return following;
  }

  /** Whether the control plane has answered within {@code age}. */
  boolean heardWithin(Duration age) {
    return heardAtNanos != 0 && System.nanoTime() - heardAtNanos < age.toNanos();
  }

  /** Follows stream after stream; between two it polls, so that no kind of proxy stops the news. */
  private void follow() {
    long pollOnlyUntil = System.nanoTime();
    while (stopping.getCount() > 0) {
      if (System.nanoTime() - pollOnlyUntil >= 0) {
        long begin = System.nanoTime();
        SnapshotSource.Ended ended = stream();
        LOG.atDebug().log("snapshot stream ended: {}", ended.reason());
        boolean lived = System.nanoTime() - begin > config.pollInterval().toNanos();
        if (ended.delivered() && lived) {
          continue;
        }
        if (poll() && !ended.delivered()) {
          pollOnlyUntil = System.nanoTime() + config.streamPause().toNanos();
          LOG.atWarn().log("no snapshot stream, polling for a while: {}", ended.reason());
        }
      } else {
        boolean unused = poll();
      }
      if (pausedUntilStop(config.pollInterval())) {
        return;
      }
    }
  }

  /** One stream, to its end. Never throws: nobody would follow any more. */
  private SnapshotSource.Ended stream() {
    Directory basis = snapshots.current();
    try {
      return source.follow(
          basis.epoch(),
          basis.revision(),
          change -> {
            following = true;
            accept(change, basis);
          });
    } catch (RuntimeException unexpected) {
      failed(unexpected.toString(), unexpected);
      return new SnapshotSource.Ended(false, unexpected.toString());
    } finally {
      following = false;
    }
  }

  private boolean pausedUntilStop(Duration pause) {
    try {
      return stopping.await(pause.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  @Override
  public Directory refreshed() {
    CompletableFuture<Void> flight = joinFlight();
    try {
      flight.get(config.missWait().toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException late) {
      LOG.atDebug().log("control plane did not answer in time; using the snapshot at hand");
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException impossible) {
      throw new IllegalStateException("a flight only completes normally", impossible);
    }
    return snapshots.current();
  }

  /** A flight that has not left yet, so that it sees what was published before this call. */
  private CompletableFuture<Void> joinFlight() {
    flights.lock();
    try {
      if (waitingFlight != null) {
        return waitingFlight;
      }
      CompletableFuture<Void> flight = new CompletableFuture<>();
      waitingFlight = flight;
      long wait =
          Math.max(0, lastFlightNanos + config.missInterval().toNanos() - System.nanoTime());
      var unused = polls.schedule(() -> fly(flight), wait, TimeUnit.NANOSECONDS);
      return flight;
    } finally {
      flights.unlock();
    }
  }

  private void fly(CompletableFuture<Void> flight) {
    flights.lock();
    try {
      waitingFlight = null;
      lastFlightNanos = System.nanoTime();
    } finally {
      flights.unlock();
    }
    boolean unused = poll();
    flight.complete(null);
  }

  /** One poll; whether the control plane answered. Never throws: the threads would end. */
  boolean poll() {
    Directory basis = snapshots.current();
    try {
      return switch (source.fetch(basis.epoch(), basis.revision())) {
        case SnapshotSource.Changed changed -> {
          accept(changed.change(), basis);
          yield true;
        }
        case SnapshotSource.Unavailable unavailable -> {
          failed(unavailable.reason(), null);
          yield false;
        }
      };
    } catch (RuntimeException unexpected) {
      failed(unexpected.toString(), unexpected);
      return false;
    }
  }

  /**
   * Takes a change where it leads on from what is known.
   *
   * @param basis what was known when the control plane was asked
   */
  private void accept(SnapshotChange change, Directory basis) {
    heard();
    accepting.lock();
    try {
      Directory before = snapshots.current();
      if (!leadsOn(change, before, basis)) {
        return;
      }
      Directory after = before.after(change);
      if (change.isWhole()) {
        tellWhole(before, after);
      }
      snapshots.take(after);
      known = true;
      keep(change, after);
    } finally {
      accepting.unlock();
    }
    reportSoon();
  }

  private void reportSoon() {
    if (reportPending.compareAndSet(false, true)) {
      try {
        reports.execute(this::report);
      } catch (RejectedExecutionException stopped) {
        // The process ends, and says so to the control plane.
        reportPending.set(false);
      }
    }
  }

  private boolean leadsOn(SnapshotChange change, Directory before, Directory basis) {
    boolean sameCatalogue = change.epoch().equals(before.epoch());
    Long since = change.since();
    if (since == null) {
      boolean overtaken =
          sameCatalogue && before != basis && change.revision() <= before.revision();
      boolean same = known && sameCatalogue && change.revision() == before.revision();
      return !overtaken && !same;
    }
    if (!sameCatalogue || since > before.revision()) {
      // Another answer has taken us elsewhere in the meantime: start over from there.
      source.interruptSilentStream(true);
      return false;
    }
    return change.revision() > before.revision();
  }

  private static void tellWhole(Directory before, Directory after) {
    boolean back =
        after.revision() < before.revision()
            || !(before.epoch().isEmpty() || before.epoch().equals(after.epoch()));
    if (back) {
      LOG.atWarn()
          .addKeyValue("revision", after.revision())
          .addKeyValue("before", before.revision())
          .log("the control plane went back to another or an older catalogue; following it");
    } else {
      LOG.atInfo()
          .addKeyValue("revision", after.revision())
          .addKeyValue("tenants", after.size())
          .log("new snapshot");
    }
  }

  private void keep(SnapshotChange change, Directory after) {
    try {
      file.keep(change, after);
    } catch (IOException notKept) {
      // Serving goes on from memory; only a restart without a control plane would miss it.
      LOG.atError()
          .addKeyValue("revision", after.revision())
          .setCause(notKept)
          .log("new snapshot could not be stored");
    }
  }

  /**
   * Tells by what every request is served, those that began before the newest snapshot included.
   * Never throws: the schedule would end.
   */
  private void report() {
    reportPending.set(false);
    Directory serving = snapshots.oldest();
    List<GatewayReport.WantedIndex> asked = List.copyOf(wanted);
    Optional<String> failure;
    try {
      failure =
          source.report(gateway, new GatewayReport(serving.epoch(), serving.revision(), asked));
    } catch (RuntimeException unexpected) {
      failure = Optional.of(unexpected.toString());
    }
    if (failure.isEmpty()) {
      asked.forEach(wanted::remove);
      unheard.set(false);
    } else if (!unheard.getAndSet(true) && !failing.get()) {
      LOG.atWarn().log("control plane does not take the gateway's report: {}", failure.get());
    }
  }

  private void heard() {
    heardAtNanos = System.nanoTime();
    if (failing.getAndSet(false)) {
      LOG.atInfo().log("control plane answers again");
    }
  }

  private void failed(String reason, @Nullable Throwable cause) {
    if (!failing.getAndSet(true)) {
      LOG.atWarn()
          .addKeyValue("revision", snapshots.current().revision())
          .setCause(cause)
          .log("no snapshot from the control plane, going on with the one at hand: {}", reason);
    }
  }
}
