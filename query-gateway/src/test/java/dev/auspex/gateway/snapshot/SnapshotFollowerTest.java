package dev.auspex.gateway.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.auspex.contract.TenantId;
import dev.auspex.contract.snapshot.GatewayReport;
import dev.auspex.contract.snapshot.LexiconRef;
import dev.auspex.contract.snapshot.Snapshot;
import dev.auspex.contract.snapshot.SnapshotChange;
import dev.auspex.gateway.Cinema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotFollowerTest {
  private static final SnapshotChange END = change("end", 0L, 0);

  /** Answers polls and streams from queues; a stream waits for its next line. */
  private static final class FakeSource implements SnapshotSource {
    private final BlockingQueue<Fetched> answers = new LinkedBlockingQueue<>();
    private final BlockingQueue<SnapshotChange> lines = new LinkedBlockingQueue<>();
    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    private final BlockingQueue<GatewayReport> reports = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> ended = new LinkedBlockingQueue<>();
    private volatile boolean streams = true;
    private @Nullable CountDownLatch gate;

    @Override
    public Fetched fetch(String epoch, long since) {
      asked.add("poll %s %d".formatted(epoch, since));
      CountDownLatch wait = gate;
      if (wait != null) {
        try {
          wait.await();
        } catch (InterruptedException stopped) {
          return new Unavailable("stopped");
        }
      }
      Fetched answer = answers.poll();
      return answer == null ? new Changed(change(epoch, since, since)) : answer;
    }

    @Override
    public Ended follow(String epoch, long since, Consumer<SnapshotChange> changes) {
      asked.add("stream %s %d".formatted(epoch, since));
      boolean delivered = false;
      try {
        while (streams) {
          SnapshotChange line = lines.take();
          if (line.equals(END)) {
            break;
          }
          changes.accept(line);
          delivered = true;
        }
      } catch (InterruptedException stopped) {
        return new Ended(delivered, "stopped");
      }
      return new Ended(delivered, "ended");
    }

    @Override
    public byte[] lexicon(TenantId tenant, LexiconRef ref) throws LexiconUnavailableException {
      throw new LexiconUnavailableException("there is none");
    }

    @Override
    public Optional<String> report(String gateway, GatewayReport report) {
      reports.add(report);
      return Optional.empty();
    }

    @Override
    public void end(String gateway) {
      ended.add(gateway);
    }

    @Override
    public void interruptSilentStream(boolean always) {
      if (always) {
        lines.add(END);
      }
    }
  }

  @TempDir private Path folder;
  private final FakeSource source = new FakeSource();
  private final ScheduledExecutorService polls = Executors.newSingleThreadScheduledExecutor();
  private final ScheduledExecutorService reports = Executors.newSingleThreadScheduledExecutor();
  private final ScheduledExecutorService loads = Executors.newSingleThreadScheduledExecutor();
  private @Nullable SnapshotFollower started;

  @AfterEach
  void stop() {
    if (started != null) {
      started.stop();
    }
    polls.shutdownNow();
    reports.shutdownNow();
    loads.shutdownNow();
  }

  private SnapshotFollower follower(Duration missInterval, Duration missWait) {
    return new SnapshotFollower(
        source,
        stored(),
        new Lexicons(
            source,
            new LexiconFolder(folder.resolve("lexicons")),
            new PlainLexicons(),
            SnapshotFileTest.JSON),
        new HeldBundles(folder.resolve("held-bundles.json"), SnapshotFileTest.JSON),
        polls,
        reports,
        loads,
        TestConfig.misses(missInterval, missWait));
  }

  private SnapshotFollower follower() {
    return follower(Duration.ZERO, Duration.ofSeconds(20));
  }

  private SnapshotFollower start(SnapshotFollower follower) {
    started = follower;
    follower.start();
    return follower;
  }

  private SnapshotFile stored() {
    return new SnapshotFile(
        folder.resolve("snapshot.json"), SnapshotFileTest.JSON, Clock.systemUTC());
  }

  private void store(SnapshotChange change) throws IOException {
    stored().keep(change, Directory.EMPTY.after(change));
  }

  private static SnapshotChange whole(long revision) {
    return SnapshotChange.whole("e1", Cinema.snapshot(revision));
  }

  private static SnapshotChange change(String epoch, Long since, long revision) {
    return new SnapshotChange(epoch, since, revision, List.of(), List.of());
  }

  /** Waits until the gateway says that it serves by {@code revision}. */
  private void reported(String epoch, long revision) throws InterruptedException {
    GatewayReport expected = new GatewayReport(epoch, revision, List.of(), List.of());
    for (GatewayReport next = source.reports.poll(20, TimeUnit.SECONDS);
        next != null;
        next = source.reports.poll(20, TimeUnit.SECONDS)) {
      if (next.equals(expected)) {
        return;
      }
    }
    throw new AssertionError("never reported " + expected);
  }

  @Test
  void servesTheStoredSnapshotWhileTheControlPlaneIsDown() throws IOException {
    store(whole(5));
    source.streams = false;
    source.answers.add(new SnapshotSource.Unavailable("down"));

    SnapshotFollower follower = start(follower());

    assertThat(follower.known()).isTrue();
    assertThat(follower.current().revision()).isEqualTo(5);
    assertThat(follower.current().apiKey("placesfull01").orElseThrow().tenant())
        .isEqualTo(Cinema.OTHER_TENANT);
  }

  @Test
  void takesEachChangeOfTheStreamKeepsItAndReportsIt() throws Exception {
    source.lines.add(whole(6));
    source.lines.add(new SnapshotChange("e1", 6L, 7, List.of(), List.of(Cinema.OTHER_TENANT)));

    SnapshotFollower follower = start(follower());
    reported("e1", 7);

    assertThat(follower.current().hasTenant(Cinema.OTHER_TENANT)).isFalse();
    assertThat(follower.following()).isTrue();
    assertThat(follower.heardWithin(Duration.ofMinutes(1))).isTrue();
    assertThat(stored().load().orElseThrow().revision()).isEqualTo(7);
    assertThat(source.asked).containsExactly("stream  0");
  }

  @Test
  void goesOnWhereTheLastStreamEnded() throws Exception {
    store(whole(5));
    source.lines.add(change("e1", 5L, 6));
    SnapshotFollower follower = start(follower());
    reported("e1", 6);

    source.lines.add(END);
    source.lines.add(change("e1", 6L, 7));
    reported("e1", 7);

    assertThat(follower.current().revision()).isEqualTo(7);
    assertThat(source.asked).contains("stream e1 5", "stream e1 6");
  }

  @Test
  void pollsWhereThereIsNoStream() throws Exception {
    source.streams = false;
    source.answers.add(new SnapshotSource.Changed(whole(6)));
    source.answers.add(new SnapshotSource.Changed(change("e1", 6L, 8)));

    SnapshotFollower follower = start(follower());
    reported("e1", 8);

    assertThat(follower.following()).isFalse();
    assertThat(source.asked).startsWith("stream  0", "poll  0", "poll e1 6");
  }

  @Test
  void followsTheControlPlaneBackToAnOlderRevision() throws IOException {
    source.answers.add(new SnapshotSource.Changed(whole(9)));
    source.answers.add(
        new SnapshotSource.Changed(SnapshotChange.whole("e1", new Snapshot(2, List.of()))));
    SnapshotFollower follower = follower();

    follower.poll();
    follower.poll();

    assertThat(follower.current().revision()).isEqualTo(2);
    assertThat(follower.current().apiKey("cinemafull01")).isEmpty();
    assertThat(stored().load().orElseThrow().snapshot()).isEqualTo(new Snapshot(2, List.of()));
  }

  @Test
  void takesAnotherCatalogueWholeEvenAtTheSameRevision() {
    source.answers.add(new SnapshotSource.Changed(whole(9)));
    source.answers.add(
        new SnapshotSource.Changed(SnapshotChange.whole("e2", new Snapshot(9, List.of()))));
    SnapshotFollower follower = follower();

    follower.poll();
    follower.poll();

    assertThat(follower.current().epoch()).isEqualTo("e2");
    assertThat(follower.current().hasTenant(Cinema.TENANT)).isFalse();
  }

  @Test
  void aStepThatDoesNotLeadOnIsNotTaken() {
    source.answers.add(new SnapshotSource.Changed(whole(9)));
    source.answers.add(
        new SnapshotSource.Changed(
            new SnapshotChange("e1", 10L, 11, List.of(), List.of(Cinema.TENANT))));
    source.answers.add(
        new SnapshotSource.Changed(
            new SnapshotChange("e2", 9L, 11, List.of(), List.of(Cinema.TENANT))));
    source.answers.add(
        new SnapshotSource.Changed(
            new SnapshotChange("e1", 7L, 8, List.of(), List.of(Cinema.TENANT))));
    SnapshotFollower follower = follower();

    for (int i = 0; i < 4; i++) {
      follower.poll();
    }

    assertThat(follower.current().revision()).isEqualTo(9);
    assertThat(follower.current().hasTenant(Cinema.TENANT)).isTrue();
  }

  @Test
  void goesOnServingWhenTheDiskIsGoneAndKeepsAllOnceItIsBack() throws IOException {
    SnapshotFollower follower = follower();
    Files.delete(folder);
    source.answers.add(new SnapshotSource.Changed(whole(6)));
    source.answers.add(new SnapshotSource.Changed(change("e1", 6L, 7)));

    follower.poll();
    assertThat(follower.current().revision()).isEqualTo(6);
    Files.createDirectory(folder);
    follower.poll();

    assertThat(stored().load().orElseThrow().revision()).isEqualTo(7);
    assertThat(stored().load().orElseThrow().hasTenant(Cinema.TENANT)).isTrue();
  }

  @Test
  void isNotReadyBeforeItKnowsAnything() {
    source.answers.add(new SnapshotSource.Unavailable("down"));
    SnapshotFollower follower = follower();

    follower.poll();

    assertThat(follower.known()).isFalse();
    assertThat(follower.heardWithin(Duration.ofMinutes(1))).isFalse();
  }

  @Test
  void anEmptyPlatformIsKnownToo() {
    source.answers.add(new SnapshotSource.Changed(SnapshotChange.whole("e1", Snapshot.EMPTY)));
    SnapshotFollower follower = follower();

    follower.poll();

    assertThat(follower.known()).isTrue();
  }

  @Test
  void tellsTheControlPlaneThatItStops() throws InterruptedException {
    SnapshotFollower follower = start(follower());

    follower.stop();
    started = null;

    assertThat(source.ended.poll(20, TimeUnit.SECONDS)).matches("[a-z0-9-]{36}");
  }

  @Test
  void aMissBringsTheNewSnapshot() {
    source.answers.add(new SnapshotSource.Changed(whole(7)));

    Directory directory = follower().refreshed();

    assertThat(directory.revision()).isEqualTo(7);
  }

  @Test
  void missesAtTheSameTimeShareOnePoll() throws Exception {
    // The first flight leaves at once, the second not before this interval has passed.
    SnapshotFollower follower = follower(Duration.ofMillis(500), Duration.ofSeconds(20));
    follower.refreshed();
    int before = source.asked.size();
    CountDownLatch together = new CountDownLatch(1);
    List<Future<Directory>> misses = new ArrayList<>();
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<Directory> miss =
          () -> {
            together.await();
            return follower.refreshed();
          };
      for (int i = 0; i < 50; i++) {
        misses.add(callers.submit(miss));
      }
      together.countDown();
    }

    assertThat(misses).allSatisfy(miss -> assertThat(miss.get().revision()).isZero());
    assertThat(source.asked).hasSize(before + 1);
  }

  @Test
  void aMissDoesNotWaitForeverForAControlPlaneThatHangs() throws IOException {
    store(whole(5));
    source.gate = new CountDownLatch(1);
    SnapshotFollower follower = start(follower(Duration.ZERO, Duration.ofMillis(50)));

    Directory directory = follower.refreshed();

    assertThat(directory.revision()).isEqualTo(5);
  }
}
