package dev.auspex.gateway.admit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.auspex.contract.IndexName;
import dev.auspex.contract.TenantId;
import dev.auspex.contract.problem.ApiProblem;
import dev.auspex.contract.problem.ProblemType;
import dev.auspex.contract.snapshot.ApiKeyScope;
import dev.auspex.contract.snapshot.ServiceLevel;
import dev.auspex.contract.snapshot.Snapshot;
import dev.auspex.contract.snapshot.TenantSnapshot;
import dev.auspex.edge.StrictJson;
import dev.auspex.gateway.Cinema;
import dev.auspex.gateway.snapshot.Directory;
import dev.auspex.gateway.snapshot.Snapshots;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdmissionTest {
  /** Knows {@code now}, and {@code later} once it was asked to refresh. */
  private static final class FakeSnapshots implements Snapshots {
    private Directory current;
    private final Directory later;
    private int refreshes;

    FakeSnapshots(Snapshot now, Snapshot later) {
      this.current = Directory.of(now);
      this.later = Directory.of(later);
    }

    @Override
    public void want(TenantId tenant, IndexName index) {}

    @Override
    public Directory current() {
      return current;
    }

    @Override
    public Directory refreshed() {
      refreshes++;
      current = later;
      return current;
    }

    @Override
    public <T> T holding(Supplier<T> work) {
      return work.get();
    }
  }

  private final FakeSnapshots snapshots = new FakeSnapshots(Cinema.snapshot(1), Cinema.snapshot(1));
  private final Admission admission = admission(snapshots);

  private static Admission admission(Snapshots snapshots) {
    return new Admission(
        snapshots,
        new KeyCheck(
            snapshots,
            Clock.fixed(Instant.parse("2026-06-01T00:00:00Z"), ZoneOffset.UTC),
            StrictJson.applyTo(new ObjectMapper().registerModule(new JavaTimeModule()))));
  }

  private static Admitted admit(
      Admission admission, Credentials who, String tenant, String index, ApiKeyScope scope) {
    return admission.admit(admission.identify(who, null, tenant), index, scope);
  }

  @ParameterizedTest
  @CsvSource({
    // key, secret holds, tenant, index, scope, outcome
    "cinemafull01, true, cinema, movies, SEARCH, ok",
    "cinemafull01, true, cinema, movies, WRITE, ok",
    "cinemaread01, true, cinema, movies, SEARCH, ok",
    "cinemaread01, true, cinema, movies, WRITE, FORBIDDEN",
    "cinemabook01, true, cinema, books, WRITE, ok",
    "cinemabook01, true, cinema, movies, SEARCH, FORBIDDEN",
    "cinemabook01, true, cinema, nothing, SEARCH, FORBIDDEN",
    "cinemaold001, true, cinema, movies, SEARCH, API_KEY_EXPIRED",
    "cinemaold001, false, cinema, movies, SEARCH, UNAUTHENTICATED",
    "cinemafull01, false, cinema, movies, SEARCH, UNAUTHENTICATED",
    "nobodysknows, true, cinema, movies, SEARCH, UNAUTHENTICATED",
    "placesfull01, true, cinema, movies, SEARCH, FORBIDDEN",
    "placesfull01, true, cinema, nothing, SEARCH, FORBIDDEN",
    "cinemafull01, true, places, movies, SEARCH, FORBIDDEN",
    "cinemafull01, true, nowhere, movies, SEARCH, FORBIDDEN",
    "cinemafull01, true, No Tenant, movies, SEARCH, FORBIDDEN",
    "cinemafull01, true, cinema, nothing, SEARCH, INDEX_NOT_FOUND",
    "cinemafull01, true, cinema, No Index, SEARCH, INDEX_NOT_FOUND",
    "cinemafull01, true, cinema, movies, SUGGEST, FORBIDDEN",
    "cinemafull01, true, cinema, movies, EVENTS, FORBIDDEN",
    "cinemafull01, true, cinema, movies, MANAGE, FORBIDDEN",
    "cinemafilt01, true, cinema, movies, SUGGEST, ok",
    "cinemafilt01, true, cinema, movies, WRITE, FORBIDDEN",
    "cinemaodd001, true, cinema, movies, SEARCH, KEY_FILTER_DOES_NOT_FIT",
    "cinemaodd001, true, cinema, nothing, SEARCH, INDEX_NOT_FOUND",
    "cinemapage01, true, cinema, movies, SEARCH, ORIGIN_NOT_ALLOWED",
    "cinemalong01, true, cinema, movies, SEARCH, ok",
  })
  void aKeyOpensWhatItCoversAndNothingElse(
      String key, boolean holds, String tenant, String index, ApiKeyScope scope, String outcome) {
    Credentials credentials =
        new Credentials.ApiKey(key, holds ? Cinema.SECRET : Cinema.SECRET + "x");

    String actual = outcome(admission, credentials, tenant, index, scope);

    assertThat(actual).isEqualTo(outcome);
  }

  @ParameterizedTest
  @CsvSource({
    // role, organization, tenant, scope, outcome
    "VIEWER, cinema, cinema, SEARCH, ok",
    "VIEWER, cinema, cinema, SUGGEST, ok",
    "VIEWER, cinema, cinema, EVENTS, FORBIDDEN",
    "VIEWER, cinema, cinema, MANAGE, FORBIDDEN",
    "TENANT_ADMIN, cinema, cinema, MANAGE, ok",
    "PLATFORM_OPERATOR, none, cinema, SUGGEST, ok",
    "PLATFORM_OPERATOR, none, cinema, EVENTS, FORBIDDEN",
    "VIEWER, cinema, cinema, WRITE, FORBIDDEN",
    "MERCHANDISER, cinema, cinema, SEARCH, ok",
    "RELEVANCE_ENGINEER, cinema, cinema, WRITE, FORBIDDEN",
    "TENANT_ADMIN, cinema, cinema, WRITE, ok",
    "TENANT_ADMIN, places, cinema, SEARCH, FORBIDDEN",
    "VIEWER, places, cinema, SEARCH, FORBIDDEN",
    "VIEWER, places, nowhere, SEARCH, FORBIDDEN",
    "PLATFORM_ADMIN, none, cinema, WRITE, ok",
    "PLATFORM_ADMIN, none, nowhere, SEARCH, TENANT_NOT_FOUND",
    "PLATFORM_ADMIN, none, No Tenant, SEARCH, TENANT_NOT_FOUND",
    "PLATFORM_OPERATOR, none, cinema, SEARCH, ok",
    "PLATFORM_OPERATOR, none, cinema, WRITE, FORBIDDEN",
  })
  void aTokenOpensWhatItsRoleAllowsInItsOrganizations(
      Role role, String organization, String tenant, ApiKeyScope scope, String outcome) {
    Credentials credentials = new Credentials.Token(Set.of(role), Set.of(organization));

    String actual = outcome(admission, credentials, tenant, "movies", scope);

    assertThat(actual).isEqualTo(outcome);
  }

  @Test
  void aTokenWithoutARoleOpensNothing() {
    Credentials credentials = new Credentials.Token(Set.of(), Set.of("cinema"));

    String actual = outcome(admission, credentials, "cinema", "movies", ApiKeyScope.SEARCH);

    assertThat(actual).isEqualTo("FORBIDDEN");
  }

  @Test
  void aKeyAndIndexMadeSinceTheLastPollWorkAtOnce() {
    FakeSnapshots late = new FakeSnapshots(Snapshot.EMPTY, Cinema.snapshot(1));
    Credentials key = new Credentials.ApiKey("cinemafull01", Cinema.SECRET);

    Admitted admitted = admit(admission(late), key, "cinema", "movies", ApiKeyScope.SEARCH);

    assertThat(admitted.index()).isEqualTo(Cinema.INDEX);
    assertThat(admitted.context().tenant()).isEqualTo(Cinema.TENANT);
    assertThat(late.refreshes).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "FULL, SEARCH, ok",
    "FULL, WRITE, ok",
    "READ_ONLY, SEARCH, ok",
    "READ_ONLY, SUGGEST, ok",
    "READ_ONLY, WRITE, TENANT_SUSPENDED",
    "READ_ONLY, EVENTS, TENANT_SUSPENDED",
    "READ_ONLY, MANAGE, TENANT_SUSPENDED",
    "NONE, SEARCH, TENANT_SUSPENDED",
    "NONE, WRITE, TENANT_SUSPENDED"
  })
  void aSuspendedTenantIsServedWhatItsLevelLeaves(
      ServiceLevel service, ApiKeyScope needed, String outcome) {
    Snapshot full = Cinema.snapshot(1);
    Snapshot suspended =
        new Snapshot(
            1,
            full.tenants().stream()
                .map(
                    tenant ->
                        tenant.id().equals(Cinema.TENANT)
                            ? new TenantSnapshot(
                                tenant.id(),
                                service,
                                tenant.limits(),
                                tenant.indexes(),
                                tenant.apiKeys())
                            : tenant)
                .toList());
    Admission admission = admission(new FakeSnapshots(suspended, suspended));
    Credentials admin = new Credentials.Token(Set.of(Role.PLATFORM_ADMIN), Set.of());

    String actual;
    try {
      admit(admission, admin, "cinema", "movies", needed);
      actual = "ok";
    } catch (ApiProblem problem) {
      actual = problem.type().name();
    }

    assertThat(actual).isEqualTo(outcome);
  }

  @Test
  void aWrongSecretOfAKnownKeyAsksNobody() {
    Credentials key = new Credentials.ApiKey("cinemafull01", "wrong");

    String actual = outcome(admission, key, "cinema", "movies", ApiKeyScope.SEARCH);

    assertThat(actual).isEqualTo("UNAUTHENTICATED");
    assertThat(snapshots.refreshes).isZero();
  }

  @Test
  void aForeignTenantIsToldTheSameWhetherItExistsOrNot() {
    Credentials key = new Credentials.ApiKey("cinemafull01", Cinema.SECRET);

    ApiProblem existing = refusal(key, "places");
    ApiProblem missing = refusal(key, "nowhere");

    assertThat(existing.detail()).isEqualTo(missing.detail());
    assertThat(existing.type()).isEqualTo(missing.type());
  }

  @Test
  void credentialsDoNotPrintTheirSecret() {
    assertThat(new Credentials.ApiKey("cinemafull01", Cinema.SECRET).toString())
        .isEqualTo("ApiKey[cinemafull01]");
  }

  @Test
  void theFilterOfAKeyGoesOnWithTheRequest() {
    Credentials key = new Credentials.ApiKey("cinemafilt01", Cinema.SECRET);
    Credentials token = new Credentials.Token(Set.of(Role.VIEWER), Set.of("cinema"));

    Admitted filtered = admit(admission, key, "cinema", "movies", ApiKeyScope.SEARCH);
    Admitted whole = admit(admission, token, "cinema", "movies", ApiKeyScope.SEARCH);

    assertThat(filtered.filter()).isEqualTo(Cinema.NEW);
    assertThat(whole.filter()).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "cinemapage01, https://shop.example.com, ok",
    "cinemapage01, https://shop.example.com.evil.example, ORIGIN_NOT_ALLOWED",
    "cinemapage01, http://shop.example.com, ORIGIN_NOT_ALLOWED",
    "cinemapage01, null, ORIGIN_NOT_ALLOWED",
    "cinemapage01, , ORIGIN_NOT_ALLOWED",
    "cinemafull01, https://shop.example.com, ok",
    "cinemafull01, , ok",
  })
  void aKeyOfWebPagesWorksFromTheirOriginsAlone(
      String key, @Nullable String origin, String outcome) {
    String actual;
    try {
      TenantContext context =
          admission.identify(new Credentials.ApiKey(key, Cinema.SECRET), origin, "cinema");
      assertThat(context.origin()).isEqualTo(key.equals("cinemapage01") ? Cinema.PAGE : null);
      actual = "ok";
    } catch (ApiProblem refused) {
      actual = refused.type().name();
    }

    assertThat(actual).isEqualTo(outcome);
  }

  private ApiProblem refusal(Credentials credentials, String tenant) {
    return catchThrowableOfType(
        ApiProblem.class,
        () -> admit(admission, credentials, tenant, "movies", ApiKeyScope.SEARCH));
  }

  private static String outcome(
      Admission admission, Credentials who, String tenant, String index, ApiKeyScope scope) {
    try {
      Admitted admitted = admit(admission, who, tenant, index, scope);
      assertThat(admitted.context().tenant().value()).isEqualTo(tenant);
      assertThat(admitted.index().name().value()).isEqualTo(index);
      return "ok";
    } catch (ApiProblem refused) {
      ProblemType type = refused.type();
      return type.name();
    }
  }
}
