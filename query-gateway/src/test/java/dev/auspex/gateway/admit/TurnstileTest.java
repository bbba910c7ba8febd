package dev.auspex.gateway.admit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.auspex.contract.IndexName;
import dev.auspex.contract.TenantId;
import dev.auspex.contract.problem.ApiProblem;
import dev.auspex.contract.problem.ProblemType;
import dev.auspex.contract.snapshot.ApiKeyScope;
import dev.auspex.contract.snapshot.Limits;
import dev.auspex.contract.snapshot.ServiceLevel;
import dev.auspex.contract.snapshot.Snapshot;
import dev.auspex.contract.snapshot.TenantSnapshot;
import dev.auspex.gateway.snapshot.Directory;
import dev.auspex.gateway.snapshot.Snapshots;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class TurnstileTest {
  private static final TenantId CINEMA = new TenantId("cinema");
  private static final TenantId PLACES = new TenantId("places");

  private final AtomicInteger held = new AtomicInteger();
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

  private final Snapshots snapshots =
      new Snapshots() {
        @Override
        public void want(TenantId tenant, IndexName index) {}

        @Override
        public Directory current() {
          Limits share = new Limits(null, null, null, null, null, 25L, null, List.of());
          return Directory.of(
              new Snapshot(
                  1,
                  List.of(
                      new TenantSnapshot(CINEMA, ServiceLevel.FULL, share, List.of(), List.of()))));
        }

        @Override
        public Directory refreshed() {
          return current();
        }

        @Override
        public <T> T holding(Supplier<T> work) {
          held.incrementAndGet();
          try {
            return work.get();
          } finally {
            held.decrementAndGet();
          }
        }
      };

  private record OnePlace(int maxWaitingOfTenant, Duration maxReadWait) implements FairQueueConfig {
    @Override
    public int initialReads() {
      return 1;
    }

    @Override
    public int minReads() {
      return 1;
    }

    @Override
    public int maxReads() {
      return 1;
    }

    @Override
    public int writes() {
      return 1;
    }

    @Override
    public double tenantPart() {
      return 1;
    }

    @Override
    public Duration maxWriteWait() {
      return maxReadWait;
    }
  }

  private Turnstile turnstile(int maxWaiting, Duration maxWait) {
    return new Turnstile(snapshots, new OnePlace(maxWaiting, maxWait), meters);
  }

  /** Takes the one place of reads until the returned latch is counted down. */
  private static CountDownLatch occupy(Turnstile turnstile) throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch end = new CountDownLatch(1);
    Thread unused =
        Thread.ofVirtual()
            .start(
                () ->
                    turnstile
                        .turns(PLACES, ApiKeyScope.SEARCH)
                        .take(
                            () -> {
                              begun.countDown();
                              try {
                                end.await();
                              } catch (InterruptedException stopped) {
                                Thread.currentThread().interrupt();
                              }
                              return true;
                            }));
    begun.await();
    return end;
  }

  @Test
  void whoseTurnDoesNotComeIsTold503AndWhenToTryAgain() throws InterruptedException {
    Turnstile turnstile = turnstile(10, Duration.ofMillis(5));
    CountDownLatch end = occupy(turnstile);

    ApiProblem refused =
        catchThrowableOfType(
            ApiProblem.class,
            () -> turnstile.turns(CINEMA, ApiKeyScope.SEARCH).take(() -> "never"));

    assertThat(refused.type()).isEqualTo(ProblemType.ENGINE_UNAVAILABLE);
    assertThat(refused.retryAfter()).contains(Duration.ofSeconds(1));
    assertThat(refused.detail()).contains("within 5 ms");
    assertThat(meters.counter("gateway.queue.refused", "lane", "read", "reason", "late").count())
        .isEqualTo(1);
    end.countDown();
  }

  @Test
  void whoHasTooManyWaitingIsTold429() throws InterruptedException {
    Turnstile turnstile = turnstile(0, Duration.ofSeconds(20));

    ApiProblem refused =
        catchThrowableOfType(
            ApiProblem.class,
            () -> turnstile.turns(CINEMA, ApiKeyScope.SEARCH).take(() -> "never"));

    assertThat(refused.type()).isEqualTo(ProblemType.OVERLOADED);
    assertThat(refused.retryAfter()).contains(Duration.ofSeconds(1));
  }

  @Test
  void writesDoNotWaitForReadsAndWhoWaitsHoldsNoSnapshot() throws InterruptedException {
    Turnstile turnstile = turnstile(10, Duration.ofSeconds(20));
    CountDownLatch end = occupy(turnstile);
    Thread waiter =
        Thread.ofVirtual()
            .start(
                () -> {
                  String unused = turnstile.turns(CINEMA, ApiKeyScope.SEARCH).take(() -> "later");
                });
    while (meters.get("gateway.queue.waiting").tag("lane", "read").gauge().value() < 1) {
      Thread.onSpinWait();
    }

    assertThat(held).hasValue(1);
    assertThat(turnstile.turns(CINEMA, ApiKeyScope.WRITE).<String>take(() -> "written"))
        .isEqualTo("written");

    end.countDown();
    waiter.join();
    assertThat(meters.get("gateway.queue.working").tag("lane", "read").gauge().value()).isZero();
  }

  @Test
  void aTurnThatFailsGivesItsPlaceBack() {
    Turnstile turnstile = turnstile(10, Duration.ofMillis(5));
    Entry.Turns turns = turnstile.turns(CINEMA, ApiKeyScope.SEARCH);

    assertThatThrownBy(
            () ->
                turns.take(
                    () -> {
                      throw ApiProblem.of(ProblemType.DOCUMENT_NOT_FOUND, "none");
                    }))
        .isInstanceOf(ApiProblem.class);

    assertThat(turns.<String>take(() -> "next")).isEqualTo("next");
  }
}
