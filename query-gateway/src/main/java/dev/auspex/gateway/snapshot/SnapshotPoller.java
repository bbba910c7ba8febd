package dev.auspex.gateway.snapshot;

import dev.auspex.contract.snapshot.Snapshot;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the newest snapshot. All polls run on one thread, so that answers cannot overtake each
 * other. Whatever the control plane says is taken, an older revision too: after its database was
 * restored from a backup, the backup is the truth, and a gateway that clung to the newer snapshot
 * would honour keys that nobody can revoke any more. It is logged as a warning.
 */
final class SnapshotPoller implements Snapshots {
  private static final Logger LOG = LoggerFactory.getLogger(SnapshotPoller.class);

  private final SnapshotSource source;
  private final SnapshotFile file;
  private final ScheduledExecutorService thread;
  private final Duration pollInterval;
  private final Duration missInterval;
  private final Duration missWait;

  private volatile Directory current = Directory.of(Snapshot.EMPTY);
  private volatile boolean known;
  private volatile long heardAtNanos;

  // Touched on the polling thread only.
  private @Nullable String etag;
  private boolean failing;

  private final ReentrantLock flights = new ReentrantLock();
  // Guarded by flights.
  private @Nullable CompletableFuture<Void> waitingFlight;
  private long lastFlightNanos;

  SnapshotPoller(
      SnapshotSource source,
      SnapshotFile file,
      ScheduledExecutorService thread,
      SnapshotConfig config) {
    this.source = source;
    this.file = file;
    this.thread = thread;
    this.pollInterval = config.pollInterval();
    this.missInterval = config.missInterval();
    this.missWait = config.missWait();
    this.lastFlightNanos = System.nanoTime() - missInterval.toNanos();
  }

  /** Loads the stored snapshot and starts to poll; does not wait for the control plane. */
  void start() {
    file.load()
        .ifPresent(
            snapshot -> {
              current = Directory.of(snapshot);
              known = true;
              LOG.atInfo()
                  .addKeyValue("revision", snapshot.revision())
                  .log("serving the stored snapshot");
            });
    var unused =
        thread.scheduleWithFixedDelay(this::poll, 0, pollInterval.toNanos(), TimeUnit.NANOSECONDS);
  }

  void stop() {
    thread.shutdownNow();
  }

  @Override
  public Directory current() {
    return current;
  }

  /** Whether a snapshot came from disk or from the control plane. */
  boolean known() {
    return known;
  }

  /** Whether the control plane has answered within {@code age}. */
  boolean heardWithin(Duration age) {
    return heardAtNanos != 0 && System.nanoTime() - heardAtNanos < age.toNanos();
  }

  @Override
  public Directory refreshed() {
    CompletableFuture<Void> flight = joinFlight();
    try {
      flight.get(missWait.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException late) {
      LOG.atDebug().log("control plane did not answer in time; using the snapshot at hand");
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException impossible) {
      throw new IllegalStateException("a flight only completes normally", impossible);
    }
    return current;
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
      long wait = Math.max(0, lastFlightNanos + missInterval.toNanos() - System.nanoTime());
      var unused = thread.schedule(() -> fly(flight), wait, TimeUnit.NANOSECONDS);
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
    poll();
    flight.complete(null);
  }

  /** One poll. Never throws: the schedule would end. */
  void poll() {
    try {
      take(source.fetch(etag));
    } catch (RuntimeException unexpected) {
      failed(unexpected.toString(), unexpected);
    }
  }

  private void take(SnapshotSource.Fetched fetched) {
    switch (fetched) {
      case SnapshotSource.Changed changed -> {
        heard();
        accept(changed.snapshot());
        etag = changed.etag();
      }
      case SnapshotSource.Unchanged unchanged -> heard();
      case SnapshotSource.Unavailable unavailable -> failed(unavailable.reason(), null);
    }
  }

  private void accept(Snapshot snapshot) {
    Directory before = current;
    if (known && before.snapshot().equals(snapshot)) {
      return;
    }
    if (snapshot.revision() < before.revision()) {
      LOG.atWarn()
          .addKeyValue("revision", snapshot.revision())
          .addKeyValue("before", before.revision())
          .log("the control plane went back to an older revision; following it");
    }
    current = Directory.of(snapshot);
    known = true;
    try {
      file.store(snapshot);
      LOG.atInfo().addKeyValue("revision", snapshot.revision()).log("new snapshot");
    } catch (IOException notKept) {
      // Serving goes on from memory; only a restart without a control plane would miss it.
      LOG.atError()
          .addKeyValue("revision", snapshot.revision())
          .setCause(notKept)
          .log("new snapshot could not be stored");
    }
  }

  private void heard() {
    heardAtNanos = System.nanoTime();
    if (failing) {
      failing = false;
      LOG.atInfo().log("control plane answers again");
    }
  }

  private void failed(String reason, @Nullable Throwable cause) {
    if (!failing) {
      failing = true;
      LOG.atWarn()
          .addKeyValue("revision", current.revision())
          .setCause(cause)
          .log("no snapshot from the control plane, going on with the one at hand: {}", reason);
    }
  }
}
