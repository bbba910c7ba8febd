package dev.auspex.gateway.snapshot;

import static dev.auspex.gateway.snapshot.PackedLexicons.cinema;
import static dev.auspex.gateway.snapshot.PackedLexicons.movies;
import static dev.auspex.gateway.snapshot.PackedLexicons.packed;
import static dev.auspex.gateway.snapshot.PackedLexicons.ref;
import static dev.auspex.gateway.snapshot.PackedLexicons.words;
import static org.assertj.core.api.Assertions.assertThat;

import dev.auspex.contract.TenantId;
import dev.auspex.contract.lexicon.Lexicon;
import dev.auspex.contract.snapshot.Bundle;
import dev.auspex.contract.snapshot.GatewayReport;
import dev.auspex.contract.snapshot.IndexSnapshot;
import dev.auspex.contract.snapshot.LexiconRef;
import dev.auspex.contract.snapshot.Location;
import dev.auspex.contract.snapshot.Placement;
import dev.auspex.contract.snapshot.Snapshot;
import dev.auspex.contract.snapshot.SnapshotChange;
import dev.auspex.contract.snapshot.TenantSnapshot;
import dev.auspex.gateway.Cinema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How lexicons come to a gateway, what serves until they are there, and what a restart finds. */
class LexiconDeliveryTest {
  private static final Lexicon FIRST = words("star wars");
  private static final Lexicon SECOND = words("star trek");

  /** Answers polls from a queue, and lexicons by their digests. */
  private static final class FakeSource implements SnapshotSource {
    private final BlockingQueue<SnapshotChange> answers = new LinkedBlockingQueue<>();
    private final Map<String, byte[]> lexicons = new ConcurrentHashMap<>();
    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    private final BlockingQueue<GatewayReport> reports = new LinkedBlockingQueue<>();

    void offers(Lexicon lexicon) {
      lexicons.put(ref(lexicon).digest(), packed(lexicon));
    }

    @Override
    public Fetched fetch(String epoch, long since) {
      @Nullable SnapshotChange answer = answers.poll();
      return answer == null ? new Unavailable("down") : new Changed(answer);
    }

    @Override
    public Ended follow(String epoch, long since, Consumer<SnapshotChange> changes) {
      return new Ended(false, "no streams here");
    }

    @Override
    public byte[] lexicon(TenantId tenant, LexiconRef ref) throws LexiconUnavailableException {
      asked.add(tenant + " " + ref.digest());
      byte @Nullable [] packed = lexicons.get(ref.digest());
      if (packed == null) {
        throw new LexiconUnavailableException("there is no such lexicon");
      }
      return packed;
    }

    @Override
    public Optional<String> report(String gateway, GatewayReport report) {
      reports.add(report);
      return Optional.empty();
    }

    @Override
    public void end(String gateway) {}

    @Override
    public void interruptSilentStream(boolean always) {}
  }

  @TempDir private Path folder;
  private final FakeSource source = new FakeSource();
  private final List<ScheduledExecutorService> threads = new ArrayList<>();
  private final List<SnapshotFollower> started = new ArrayList<>();

  @AfterEach
  void stop() {
    started.forEach(SnapshotFollower::stop);
    threads.forEach(ScheduledExecutorService::shutdownNow);
  }

  @Test
  void aBundleServesOnceItsLexiconWasFetchedOneSingleTime() throws Exception {
    source.offers(FIRST);
    SnapshotFollower gateway = gateway(source);

    take(gateway, whole(1, movies(1, ref(FIRST))));

    served(gateway, 1, FIRST);
    take(gateway, step(1, movies(2, ref(FIRST))));
    // The same lexicon again: nothing to wait for.
    assertThat(gateway.current().served(Cinema.TENANT, Cinema.MOVIES).orElseThrow().lexicon())
        .isEqualTo(new PlainLexicons.Plain(FIRST));
    assertThat(gateway.current().waiting()).isEmpty();
    assertThat(source.asked).containsExactly("cinema " + ref(FIRST).digest());
  }

  @Test
  void theBundleBeforeServesUntilTheLexiconIsThereAndTheReportSaysSo() throws Exception {
    source.offers(FIRST);
    SnapshotFollower gateway = gateway(source);
    take(gateway, whole(1, movies(1, ref(FIRST))));
    served(gateway, 1, FIRST);

    take(gateway, step(1, movies(2, ref(SECOND))));

    reported(2, List.of(new GatewayReport.WantedIndex(Cinema.TENANT, Cinema.MOVIES)));
    eventually("it was tried", () -> gateway.lexiconFailure().isPresent());
    assertThat(serving(gateway)).isEqualTo(movies(1, ref(FIRST)));
    source.offers(SECOND);
    served(gateway, 2, SECOND);
    reported(2, List.of());
    eventually("no failure is left", () -> gateway.lexiconFailure().isEmpty());
  }

  @Test
  void onlyTheLexiconWaitsWhereTheDocumentsHaveMoved() throws Exception {
    source.offers(FIRST);
    SnapshotFollower gateway = gateway(source);
    take(gateway, whole(1, movies(1, ref(FIRST))));
    served(gateway, 1, FIRST);
    Placement elsewhere = Placement.at(Location.dedicated("auspex.cinema.movies.2"));
    Bundle next = movies(2, ref(SECOND)).bundle();

    take(gateway, step(1, new IndexSnapshot(Cinema.MOVIES, elsewhere, next)));

    assertThat(serving(gateway).placement()).isEqualTo(elsewhere);
    assertThat(serving(gateway).bundle().number()).isEqualTo(2);
    assertThat(serving(gateway).bundle().lexicon()).isEqualTo(ref(FIRST));
    assertThat(gateway.current().waiting()).hasSize(1);
  }

  @Test
  void anIndexWithoutABundleBeforeIsThereOnceItsLexiconIs() throws Exception {
    SnapshotFollower gateway = gateway(source);

    take(gateway, whole(1, movies(1, ref(FIRST))));

    assertThat(gateway.current().index(Cinema.TENANT, Cinema.MOVIES)).isEmpty();
    source.offers(FIRST);
    served(gateway, 1, FIRST);
  }

  @Test
  void anotherLexiconThanTheOneThatWasNamedIsNotTaken() throws Exception {
    source.lexicons.put(ref(FIRST).digest(), packed(SECOND));
    SnapshotFollower gateway = gateway(source);

    take(gateway, whole(1, movies(1, ref(FIRST))));

    eventually("it was refused", () -> gateway.lexiconFailure().isPresent());
    assertThat(gateway.lexiconFailure().orElseThrow()).contains("another lexicon");
    assertThat(gateway.current().index(Cinema.TENANT, Cinema.MOVIES)).isEmpty();
    assertThat(files()).isEmpty();
  }

  @Test
  void whatCannotBeReadOrUnpackedIsTriedAgainAndNeverServes() throws Exception {
    byte[] noGzip = {1, 2, 3};
    LexiconRef broken = LexiconRef.of(noGzip, 1);
    source.lexicons.put(broken.digest(), noGzip);
    SnapshotFollower gateway = gateway(source);

    take(gateway, whole(1, movies(1, broken)));

    eventually("it was tried twice", () -> source.asked.size() >= 2);
    assertThat(gateway.current().index(Cinema.TENANT, Cinema.MOVIES)).isEmpty();
    assertThat(gateway.settled()).isTrue();
  }

  @Test
  void aRestartWithoutAControlPlaneServesByTheLexiconOnDisk() throws Exception {
    source.offers(FIRST);
    SnapshotFollower before = gateway(source);
    take(before, whole(1, movies(1, ref(FIRST))));
    served(before, 1, FIRST);

    SnapshotFollower after = start(gateway(new FakeSource()));

    assertThat(serving(after)).isEqualTo(movies(1, ref(FIRST)));
    assertThat(after.current().served(Cinema.TENANT, Cinema.MOVIES).orElseThrow().lexicon())
        .isEqualTo(new PlainLexicons.Plain(FIRST));
    assertThat(after.settled()).isTrue();
  }

  @Test
  void aRestartWithoutTheNewestLexiconServesByTheBundleBefore() throws Exception {
    source.offers(FIRST);
    SnapshotFollower before = gateway(source);
    take(before, whole(1, movies(1, ref(FIRST))));
    served(before, 1, FIRST);
    take(before, step(1, movies(2, ref(SECOND))));

    FakeSource later = new FakeSource();
    SnapshotFollower after = start(gateway(later));

    assertThat(serving(after)).isEqualTo(movies(1, ref(FIRST)));
    later.offers(SECOND);
    served(after, 2, SECOND);
    assertThat(folder.resolve("held-bundles.json")).doesNotExist();
  }

  @Test
  void aLexiconFileThatWasDamagedIsFetchedAnew() throws Exception {
    source.offers(FIRST);
    SnapshotFollower before = gateway(source);
    take(before, whole(1, movies(1, ref(FIRST))));
    served(before, 1, FIRST);
    Path file = folder.resolve("lexicons").resolve(files().getFirst());
    Files.write(file, new byte[] {0});

    SnapshotFollower after = start(gateway(source));

    served(after, 1, FIRST);
    assertThat(Files.readAllBytes(file)).isEqualTo(packed(FIRST));
  }

  @Test
  void filesThatNoSnapshotNamesAreRemoved() throws Exception {
    source.offers(FIRST);
    source.offers(SECOND);
    SnapshotFollower gateway = gateway(source);
    take(gateway, whole(1, movies(1, ref(FIRST))));
    served(gateway, 1, FIRST);
    take(gateway, step(1, movies(2, ref(SECOND))));
    served(gateway, 2, SECOND);
    assertThat(files()).hasSize(2);

    gateway.sweepLexicons();

    assertThat(files()).containsExactly(ref(SECOND).digest() + ".json.gz");
    take(gateway, step(2, movies(3, null)));
    gateway.sweepLexicons();
    assertThat(files()).isEmpty();
    assertThat(gateway.current().served(Cinema.TENANT, Cinema.MOVIES).orElseThrow().lexicon())
        .isNull();
  }

  @Test
  void anotherTenantIsServedAsEverWhileOneWaits() throws Exception {
    SnapshotFollower gateway = gateway(source);
    TenantSnapshot other = Cinema.snapshot(1).tenants().getLast();

    take(
        gateway,
        SnapshotChange.whole("e1", new Snapshot(1, List.of(cinema(movies(1, ref(FIRST))), other))));

    assertThat(gateway.current().apiKey("placesfull01")).isPresent();
    assertThat(gateway.current().waiting())
        .containsExactly(new WaitingIndex(Cinema.TENANT, Cinema.MOVIES));
  }

  private void take(SnapshotFollower gateway, SnapshotChange change) {
    source.answers.add(change);
    assertThat(gateway.poll()).isTrue();
  }

  private static SnapshotChange whole(long revision, IndexSnapshot index) {
    return SnapshotChange.whole("e1", new Snapshot(revision, List.of(cinema(index))));
  }

  private static SnapshotChange step(long since, IndexSnapshot index) {
    return new SnapshotChange("e1", since, since + 1, List.of(cinema(index)), List.of());
  }

  private static IndexSnapshot serving(SnapshotFollower gateway) {
    return gateway.current().index(Cinema.TENANT, Cinema.MOVIES).orElseThrow();
  }

  /** Waits until the movies are served by this bundle and this lexicon. */
  private static void served(SnapshotFollower gateway, int bundle, Lexicon lexicon)
      throws InterruptedException {
    ServedIndex wanted =
        new ServedIndex(movies(bundle, ref(lexicon)), new PlainLexicons.Plain(lexicon));
    eventually(
        "bundle %d serves".formatted(bundle),
        () -> gateway.current().served(Cinema.TENANT, Cinema.MOVIES).equals(Optional.of(wanted)));
  }

  private void reported(long revision, List<GatewayReport.WantedIndex> behind)
      throws InterruptedException {
    GatewayReport expected = new GatewayReport("e1", revision, List.of(), behind);
    for (GatewayReport next = source.reports.poll(20, TimeUnit.SECONDS);
        next != null;
        next = source.reports.poll(20, TimeUnit.SECONDS)) {
      if (next.equals(expected)) {
        return;
      }
    }
    throw new AssertionError("never reported " + expected);
  }

  private interface Look {
    boolean isTrue();
  }

  private static void eventually(Object what, Look look) throws InterruptedException {
    long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!look.isTrue()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("never: " + what);
      }
      TimeUnit.MILLISECONDS.sleep(5);
    }
  }

  private List<String> files() throws IOException {
    Path lexicons = folder.resolve("lexicons");
    if (!Files.isDirectory(lexicons)) {
      return List.of();
    }
    try (var files = Files.list(lexicons)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  private ScheduledExecutorService thread() {
    ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
    threads.add(thread);
    return thread;
  }

  private SnapshotFollower start(SnapshotFollower gateway) {
    started.add(gateway);
    gateway.start();
    return gateway;
  }

  private SnapshotFollower gateway(SnapshotSource source) {
    return new SnapshotFollower(
        source,
        new SnapshotFile(folder.resolve("snapshot.json"), SnapshotFileTest.JSON, Clock.systemUTC()),
        new Lexicons(
            source,
            new LexiconFolder(folder.resolve("lexicons")),
            new PlainLexicons(),
            SnapshotFileTest.JSON),
        new HeldBundles(folder.resolve("held-bundles.json"), SnapshotFileTest.JSON),
        thread(),
        thread(),
        thread(),
        TestConfig.misses(Duration.ZERO, Duration.ofSeconds(20)));
  }
}
