package dev.auspex.gateway.snapshot;

import dev.auspex.contract.IndexName;
import dev.auspex.contract.TenantId;
import dev.auspex.contract.snapshot.IndexSnapshot;
import dev.auspex.contract.snapshot.SnapshotChange;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
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

  private final SnapshotSource source;
  private final SnapshotFile file;
  private final HeldBundles held;
  private final LexiconLoader loader;
  private final ScheduledExecutorService polls;
  private final GatewayReporter reporter;
  private final SnapshotConfig config;
  private final CountDownLatch stopping = new CountDownLatch(1);

  private final SnapshotsInUse snapshots = new SnapshotsInUse();
  private volatile boolean known;
  private volatile boolean settled;
  private volatile long heardAtNanos;
  private volatile boolean following;

  private final ReentrantLock accepting = new ReentrantLock();
  private final AtomicBoolean failing = new AtomicBoolean();

  private final MissPolls misses;

  /**
   * @param polls one thread
   * @param reports another one
   * @param loads some for lexicons
   */
  SnapshotFollower(
      SnapshotSource source,
      SnapshotFile file,
      Lexicons lexicons,
      HeldBundles held,
      ScheduledExecutorService polls,
      ScheduledExecutorService reports,
      ScheduledExecutorService loads,
      SnapshotConfig config) {
    this.source = source;
    this.file = file;
    this.held = held;
    this.polls = polls;
    this.config = config;
    this.reporter = new GatewayReporter(source, snapshots, reports, failing::get);
    this.misses =
        new MissPolls(
            polls,
            config.missInterval(),
            () -> {
              boolean unused = poll();
            });
    this.loader = new LexiconLoader(lexicons, loads, this::current, this::take);
  }

  /** Loads the stored snapshot and starts to follow; does not wait for the control plane. */
  void start() {
    long begin = System.nanoTime();
    file.load()
        .ifPresent(
            stored -> {
              snapshots.take(loader.restored(stored, held.load()));
              known = true;
              LOG.atInfo()
                  .addKeyValue("revision", stored.revision())
                  .addKeyValue("tenants", stored.size())
                  .addKeyValue("millis", (System.nanoTime() - begin) / 1_000_000)
                  .log("serving the stored snapshot");
            });
    loader.start();
    loader.need(snapshots.current());
    Thread.ofPlatform().daemon().name("snapshot-stream").start(this::follow);
    reporter.start(file.gatewayId(), config.reportEvery());
  }

  void stop() {
    stopping.countDown();
    loader.stop();
    source.interruptSilentStream(true);
    polls.shutdownNow();
    reporter.stop();
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
        reporter.soon();
      }
    }
  }

  @Override
  public void want(TenantId tenant, IndexName index) {
    reporter.want(tenant, index);
  }

  /** Whether a snapshot came from disk or from the control plane. */
  boolean known() {
    return known;
  }

  /** Whether the first snapshot is served with all of its lexicons, or each was tried at least. */
  boolean settled() {
    if (!settled && known && loader.triedAll()) {
      settled = true;
    }
    return settled;
  }

  /** Why an index is not served by its newest bundle; empty where all are, or will be at once. */
  Optional<String> lexiconFailure() {
    return loader.failure();
  }

  /** Removes the files of lexicons that nothing names any more; happens by itself too. */
  void sweepLexicons() {
    loader.sweep();
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
    CompletableFuture<Void> flight = misses.join();
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
      held.keep(after.held());
      loader.need(after);
    } finally {
      accepting.unlock();
    }
    reporter.soon();
  }

  /** Has an index be served by its newest bundle, if that is still {@code wanted}. */
  private boolean take(TenantId tenant, IndexSnapshot wanted, LexiconCompiler.Compiled lexicon) {
    accepting.lock();
    try {
      Directory before = snapshots.current();
      WaitingIndex index = new WaitingIndex(tenant, wanted.name());
      if (!before.wanted(index).equals(Optional.of(wanted))) {
        return false;
      }
      Directory after = before.with(tenant, new ServedIndex(wanted, lexicon));
      snapshots.take(after);
      held.keep(after.held());
    } finally {
      accepting.unlock();
    }
    reporter.soon();
    return true;
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
