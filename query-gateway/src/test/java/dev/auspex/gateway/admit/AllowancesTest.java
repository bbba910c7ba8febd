package dev.auspex.gateway.admit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.auspex.contract.IndexName;
import dev.auspex.contract.TenantId;
import dev.auspex.contract.problem.ApiProblem;
import dev.auspex.contract.problem.ProblemType;
import dev.auspex.contract.snapshot.Limits;
import dev.auspex.contract.snapshot.ServiceLevel;
import dev.auspex.contract.snapshot.Snapshot;
import dev.auspex.contract.snapshot.TenantSnapshot;
import dev.auspex.contract.usage.Used;
import dev.auspex.gateway.snapshot.Directory;
import dev.auspex.gateway.snapshot.Snapshots;
import dev.auspex.gateway.usage.Counted;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AllowancesTest {
  private static final TenantId CINEMA = new TenantId("cinema");
  private static final TenantId PLACES = new TenantId("places");

  private final Counted counted = new Counted();
  private long nanos = 77;
  private Limits limits = Limits.NONE;
  private final Allowances allowances =
      new Allowances(
          new Snapshots() {
            @Override
            public void want(TenantId tenant, IndexName index) {}

            @Override
            public Directory current() {
              return directory();
            }

            @Override
            public Directory refreshed() {
              return directory();
            }

            @Override
            public <T> T holding(Supplier<T> work) {
              return work.get();
            }
          },
          counted.meter(),
          new QuotaConfig() {
            @Override
            public Duration burst() {
              return Duration.ofSeconds(2);
            }

            @Override
            public Duration forgetAfter() {
              return Duration.ofMinutes(10);
            }
          },
          new SimpleMeterRegistry(),
          () -> nanos);

  private Directory directory() {
    return Directory.of(
        new Snapshot(
            1,
            List.of(
                new TenantSnapshot(CINEMA, ServiceLevel.FULL, limits, List.of(), List.of()),
                new TenantSnapshot(PLACES, ServiceLevel.FULL, Limits.NONE, List.of(), List.of()))));
  }

  private static Limits rates(@Nullable Long searches, @Nullable Long writes) {
    return new Limits(null, null, searches, writes, null, null, null, List.of());
  }

  private static ApiProblem refusal(ThrowingCallable call) {
    List<ApiProblem> caught = new ArrayList<>();
    assertThatThrownBy(call).isInstanceOfSatisfying(ApiProblem.class, caught::add);
    return caught.getFirst();
  }

  private void search(TenantId tenant, long modelMillis) {
    try (SearchPermit permit = allowances.search(tenant)) {
      permit.answered(modelMillis);
    }
  }

  @Test
  void searchesBeyondTheRateAreRefusedUntilItIsTimeAndOthersGoOn() {
    limits = rates(2L, null);
    for (int i = 0; i < 4; i++) {
      search(CINEMA, 0);
    }

    ApiProblem refused = refusal(() -> allowances.search(CINEMA));

    assertThat(refused.type()).isEqualTo(ProblemType.RATE_LIMITED);
    assertThat(refused.retryAfter()).contains(Duration.ofMillis(500));
    assertThat(refused.detail()).contains("searchesPerSecond");
    search(PLACES, 0);
    nanos += Duration.ofMillis(500).toNanos();
    search(CINEMA, 0);
    assertThat(counted.of(CINEMA)).isEqualTo(new Used(5, 0, 0, 0));
    assertThat(counted.of(PLACES)).isEqualTo(new Used(1, 0, 0, 0));
  }

  @Test
  void gatewaysShareARate() {
    limits = rates(2L, null);
    counted.gateways(2);
    search(CINEMA, 0);
    search(CINEMA, 0);

    assertThat(refusal(() -> allowances.search(CINEMA)).retryAfter())
        .contains(Duration.ofSeconds(1));
  }

  @Test
  void aBulkIsLetInWholeAndPaidBackBeforeTheNext() throws IOException {
    limits = rates(null, 10L);
    try (WritePermit permit = allowances.add(CINEMA)) {
      byte[] body = "twelve bytes".getBytes(StandardCharsets.US_ASCII);
      assertThat(permit.counted(new ByteArrayInputStream(body)).readAllBytes()).isEqualTo(body);
      permit.wrote(50);
    }

    ApiProblem refused = refusal(() -> allowances.add(CINEMA));

    assertThat(refused.type()).isEqualTo(ProblemType.RATE_LIMITED);
    assertThat(refused.retryAfter()).contains(Duration.ofMillis(3100));
    assertThat(counted.of(CINEMA)).isEqualTo(new Used(0, 50, 12, 0));
  }

  @Test
  void requestsAtWorkAreLimitedAndAPlaceIsFreeWhenOneEnds() {
    limits = new Limits(null, null, null, null, 1L, null, null, List.of());
    ReadPermit first = allowances.read(CINEMA);

    ApiProblem refused = refusal(() -> allowances.search(CINEMA));

    assertThat(refused.type()).isEqualTo(ProblemType.RATE_LIMITED);
    assertThat(refused.detail()).contains("concurrentRequests");
    first.close();
    search(CINEMA, 0);
    search(CINEMA, 0);
  }

  @Test
  void aRefusedSearchFreesItsPlace() {
    limits = new Limits(null, null, 1L, null, 1L, null, null, List.of());
    search(CINEMA, 0);
    search(CINEMA, 0);
    refusal(() -> allowances.search(CINEMA));

    allowances.read(CINEMA).close();
  }

  @Test
  void aFullTenantMayDeleteButNotAdd() {
    limits = new Limits(10L, 20L, null, null, null, null, null, List.of("documents", "bytes"));

    ApiProblem refused = refusal(() -> allowances.add(CINEMA));

    assertThat(refused.type()).isEqualTo(ProblemType.QUOTA_EXCEEDED);
    assertThat(refused.violations()).extracting("field").containsExactly("documents", "bytes");
    assertThat(refused.violations().getFirst().expected()).contains("at most 10 ");
    allowances.remove(CINEMA).close();
    allowances.add(PLACES).close();
  }

  @Test
  void modelTimeOfAMinuteRunsOutAndComesBackWithTheNext() {
    limits = new Limits(null, null, null, null, null, null, 100L, List.of());
    nanos = Duration.ofMinutes(9).toNanos();
    search(CINEMA, 60);
    search(CINEMA, 60);

    try (SearchPermit permit = allowances.search(CINEMA)) {
      assertThat(permit.modelAllowed()).isFalse();
    }
    try (SearchPermit permit = allowances.search(PLACES)) {
      assertThat(permit.modelAllowed()).isTrue();
    }
    nanos += Duration.ofMinutes(1).toNanos();
    try (SearchPermit permit = allowances.search(CINEMA)) {
      assertThat(permit.modelAllowed()).isTrue();
    }
    assertThat(counted.of(CINEMA)).isEqualTo(new Used(2, 0, 0, 120));
  }
}
