package dev.auspex.gateway.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.auspex.contract.snapshot.Snapshot;
import dev.auspex.gateway.Cinema;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotPollerTest {
  private record Config(Path file, Duration missInterval, Duration missWait)
      implements SnapshotConfig {
    @Override
    public URI controlPlaneUrl() {
      return URI.create("http://127.0.0.1:1");
    }

    @Override
    public Duration pollInterval() {
      return Duration.ofHours(1);
    }

    @Override
    public Duration timeout() {
      return Duration.ofSeconds(1);
    }
  }

  private static final class FakeSource implements SnapshotSource {
    private final Deque<Fetched> answers = new ArrayDeque<>();
    private final List<String> etags = Collections.synchronizedList(new ArrayList<>());
    private @Nullable CountDownLatch gate;

    @Override
    public Fetched fetch(@Nullable String etag) {
      etags.add(String.valueOf(etag));
      CountDownLatch wait = gate;
      if (wait != null) {
        try {
          wait.await();
        } catch (InterruptedException stopped) {
          return new Unavailable("stopped");
        }
      }
      Fetched answer = answers.poll();
      return answer == null ? new Unchanged() : answer;
    }
  }

  @TempDir private Path folder;
  private final FakeSource source = new FakeSource();
  private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();

  @AfterEach
  void stop() {
    thread.shutdownNow();
  }

  private SnapshotPoller poller(Duration missInterval, Duration missWait) {
    Path path = folder.resolve("snapshot.json");
    return new SnapshotPoller(
        source,
        new SnapshotFile(path, SnapshotFileTest.JSON, Clock.systemUTC()),
        thread,
        new Config(path, missInterval, missWait));
  }

  private SnapshotPoller poller() {
    return poller(Duration.ZERO, Duration.ofSeconds(20));
  }

  private SnapshotFile stored() {
    return new SnapshotFile(
        folder.resolve("snapshot.json"), SnapshotFileTest.JSON, Clock.systemUTC());
  }

  @Test
  void servesTheStoredSnapshotWhileTheControlPlaneIsDown() throws IOException {
    stored().store(Cinema.snapshot(5));
    source.answers.add(new SnapshotSource.Unavailable("down"));
    SnapshotPoller poller = poller();

    poller.start();

    assertThat(poller.known()).isTrue();
    assertThat(poller.current().revision()).isEqualTo(5);
    assertThat(poller.current().apiKey("placesfull01").orElseThrow().tenant())
        .isEqualTo(Cinema.OTHER_TENANT);
  }

  @Test
  void keepsWhatItHeardOnDiskAndAsksByTagFromThenOn() {
    source.answers.add(new SnapshotSource.Changed(Cinema.snapshot(6), "\"6\""));
    SnapshotPoller poller = poller();

    poller.poll();
    poller.poll();

    assertThat(stored().load()).contains(Cinema.snapshot(6));
    assertThat(source.etags).containsExactly("null", "\"6\"");
    assertThat(poller.heardWithin(Duration.ofMinutes(1))).isTrue();
  }

  @Test
  void followsTheControlPlaneBackToAnOlderRevision() {
    source.answers.add(new SnapshotSource.Changed(Cinema.snapshot(9), "\"9\""));
    source.answers.add(new SnapshotSource.Changed(new Snapshot(2, List.of()), "\"2\""));
    SnapshotPoller poller = poller();

    poller.poll();
    poller.poll();

    assertThat(poller.current().revision()).isEqualTo(2);
    assertThat(poller.current().apiKey("cinemafull01")).isEmpty();
    assertThat(stored().load()).contains(new Snapshot(2, List.of()));
  }

  @Test
  void goesOnServingWhenTheDiskIsGone() throws IOException {
    SnapshotPoller poller = poller();
    Files.delete(folder);
    source.answers.add(new SnapshotSource.Changed(Cinema.snapshot(6), "\"6\""));

    poller.poll();
    Files.createDirectory(folder);

    assertThat(poller.current().revision()).isEqualTo(6);
  }

  @Test
  void isNotReadyBeforeItKnowsAnything() {
    source.answers.add(new SnapshotSource.Unavailable("down"));
    SnapshotPoller poller = poller();

    poller.poll();

    assertThat(poller.known()).isFalse();
    assertThat(poller.heardWithin(Duration.ofMinutes(1))).isFalse();
  }

  @Test
  void aMissBringsTheNewSnapshot() {
    source.answers.add(new SnapshotSource.Changed(Cinema.snapshot(7), "\"7\""));

    Directory directory = poller().refreshed();

    assertThat(directory.revision()).isEqualTo(7);
  }

  @Test
  void missesAtTheSameTimeShareOnePoll() throws Exception {
    // The first flight leaves at once, the second not before this interval has passed.
    SnapshotPoller poller = poller(Duration.ofMillis(500), Duration.ofSeconds(20));
    poller.refreshed();
    int before = source.etags.size();
    CountDownLatch together = new CountDownLatch(1);
    List<Future<Directory>> misses = new ArrayList<>();
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<Directory> miss =
          () -> {
            together.await();
            return poller.refreshed();
          };
      for (int i = 0; i < 50; i++) {
        misses.add(callers.submit(miss));
      }
      together.countDown();
    }

    assertThat(misses).allSatisfy(miss -> assertThat(miss.get().revision()).isZero());
    assertThat(source.etags).hasSize(before + 1);
  }

  @Test
  void aMissDoesNotWaitForeverForAControlPlaneThatHangs() throws IOException {
    stored().store(Cinema.snapshot(5));
    source.gate = new CountDownLatch(1);
    SnapshotPoller poller = poller(Duration.ZERO, Duration.ofMillis(50));
    poller.start();

    Directory directory = poller.refreshed();

    assertThat(directory.revision()).isEqualTo(5);
  }
}
