package dev.auspex.control.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.auspex.contract.IndexName;
import dev.auspex.contract.TenantId;
import dev.auspex.contract.schema.Field;
import dev.auspex.contract.schema.FieldKind;
import dev.auspex.contract.schema.Schema;
import dev.auspex.contract.snapshot.Location;
import dev.auspex.contract.snapshot.PlacementKind;
import dev.auspex.control.elastic.IndexOutcome;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReconcilerTest {
  private static final TenantId CINEMA = new TenantId("cinema");
  private static final IndexName MOVIES = new IndexName("movies");
  private static final Schema SCHEMA =
      new Schema(List.of(Field.searchable("title", FieldKind.TEXT, 1)));

  private final FakeQueue queue = new FakeQueue();
  private final SettledIndexes settled = new SettledIndexes();
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();

  @AfterEach
  void stop() {
    executor.close();
  }

  @Test
  void anIndexThatExistsBecomesReady() {
    queue.add(1);

    reconciler(new IndexOutcome.Present()).reconcile();

    assertThat(queue.decisions).containsExactly(new Decision.BecomeReady());
    assertThat(meters.counter("auspex.reconciler.outcomes", "outcome", "ready").count())
        .isEqualTo(1);
  }

  @Test
  void aRefusedIndexFailsWithTheReason() {
    queue.add(1);

    reconciler(new IndexOutcome.Refused("other fields")).reconcile();

    assertThat(queue.decisions).containsExactly(new Decision.BecomeFailed("other fields"));
  }

  @Test
  void anUnreachableEngineIsTriedAgainWithDoublingPauses() {
    queue.add(1);
    queue.add(3);
    queue.add(99);

    reconciler(new IndexOutcome.Unavailable("down")).reconcile();

    assertThat(queue.decisions)
        .containsExactly(
            new Decision.TryAgain("down; trying again", Duration.ofSeconds(1)),
            new Decision.TryAgain("down; trying again", Duration.ofSeconds(4)),
            new Decision.TryAgain("down; trying again", Duration.ofSeconds(30)));
  }

  @Test
  void whoWaitsHearsOfTheIndexAtOnce() throws InterruptedException {
    queue.add(1);
    Reconciler reconciler = reconciler(new IndexOutcome.Present());

    try (SettledIndexes.Wait wait = settled.begin(CINEMA, MOVIES)) {
      reconciler.wake();

      assertThat(wait.await(Duration.ofSeconds(30))).isTrue();
    }
    assertThat(settled.awaited()).isEmpty();
  }

  @Test
  void whoWaitsHearsOfAnIndexThatAnotherReplicaSettled() throws InterruptedException {
    queue.settledElsewhere.add(MOVIES);

    try (SettledIndexes.Wait wait = settled.begin(CINEMA, MOVIES)) {
      reconciler(new IndexOutcome.Present()).reconcile();

      assertThat(wait.await(Duration.ZERO)).isTrue();
    }
  }

  @Test
  void aWaitForAnIndexThatIsTriedAgainGoesOn() throws InterruptedException {
    queue.add(1);

    try (SettledIndexes.Wait wait = settled.begin(CINEMA, MOVIES)) {
      reconciler(new IndexOutcome.Unavailable("down")).reconcile();

      assertThat(wait.await(Duration.ZERO)).isFalse();
    }
  }

  private Reconciler reconciler(IndexOutcome outcome) {
    return new Reconciler(queue, task -> outcome, settled, new FakeConfig(), executor, meters);
  }

  private static final class FakeQueue implements ProvisioningQueue {
    private final Deque<ProvisioningTask> tasks = new ArrayDeque<>();
    private final List<Decision> decisions = new ArrayList<>();
    private final Set<IndexName> settledElsewhere = new HashSet<>();

    void add(int attempt) {
      tasks.add(
          new ProvisioningTask(
              CINEMA,
              MOVIES,
              false,
              Location.dedicated("auspex.cinema.movies.1"),
              SCHEMA,
              attempt));
    }

    @Override
    public Optional<ProvisioningTask> lease() {
      return Optional.ofNullable(tasks.poll());
    }

    @Override
    public void apply(TenantId tenant, IndexName name, Decision decision) {
      decisions.add(decision);
    }

    @Override
    public boolean settled(TenantId tenant, IndexName name) {
      return settledElsewhere.contains(name);
    }
  }

  private static final class FakeConfig implements IndexConfig {
    @Override
    public PlacementKind defaultPlacement() {
      return PlacementKind.POOL;
    }

    @Override
    public Duration createWait() {
      return Duration.ofSeconds(5);
    }

    @Override
    public Duration lease() {
      return Duration.ofSeconds(30);
    }

    @Override
    public Duration firstPause() {
      return Duration.ofSeconds(1);
    }

    @Override
    public Duration longestPause() {
      return Duration.ofSeconds(30);
    }
  }
}
