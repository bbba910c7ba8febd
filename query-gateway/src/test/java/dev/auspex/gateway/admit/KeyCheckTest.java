package dev.auspex.gateway.admit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.auspex.contract.IndexName;
import dev.auspex.contract.TenantId;
import dev.auspex.contract.filter.Filter;
import dev.auspex.contract.filter.FilterValue;
import dev.auspex.contract.key.IndexPattern;
import dev.auspex.contract.key.ScopedKey;
import dev.auspex.contract.problem.ApiProblem;
import dev.auspex.contract.problem.ProblemType;
import dev.auspex.contract.snapshot.ApiKeyScope;
import dev.auspex.edge.StrictJson;
import dev.auspex.gateway.Cinema;
import dev.auspex.gateway.snapshot.Directory;
import dev.auspex.gateway.snapshot.Snapshots;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Scoped keys; what plain keys may is in {@link AdmissionTest}. */
class KeyCheckTest {
  private static final String SOON = "\"expiresAt\":\"2026-06-01T01:00:00Z\"";

  private final KeyCheck keys =
      new KeyCheck(
          new Snapshots() {
            @Override
            public void want(TenantId tenant, IndexName index) {}

            private final Directory known = Directory.of(Cinema.snapshot(1));

            @Override
            public Directory current() {
              return known;
            }

            @Override
            public Directory refreshed() {
              return known;
            }

            @Override
            public <T> T holding(Supplier<T> work) {
              return work.get();
            }
          },
          Clock.fixed(Instant.parse("2026-06-01T00:00:00Z"), ZoneOffset.UTC),
          StrictJson.applyTo(new ObjectMapper().registerModule(new JavaTimeModule())));

  private static Credentials.Scoped minted(String parent, String members) {
    return scoped(ScopedKey.mint(Cinema.apiKey(parent), grant(parent, members)));
  }

  private static String grant(String parent, String members) {
    return "{\"key\":\"%s\",%s}".formatted(parent, members);
  }

  private static Credentials.Scoped scoped(String token) {
    return new Credentials.Scoped(ScopedKey.parse(token).orElseThrow());
  }

  private ApiProblem refusal(Credentials.Scoped key, @Nullable String origin) {
    return catchThrowableOfType(ApiProblem.class, () -> keys.check(key, origin));
  }

  @Test
  void aScopedKeyThatSaysNothingMayWhatItsParentMay() {
    TenantContext context = keys.check(minted("cinemafull01", SOON), null);

    assertThat(context)
        .isEqualTo(keys.check(new Credentials.ApiKey("cinemafull01", Cinema.SECRET), null));
  }

  @Test
  void aScopedKeyIsNarrowerInEverythingThatItSays() {
    TenantContext context =
        keys.check(
            minted(
                "cinemafilt01",
                SOON
                    + ",\"user\":\"u-17\",\"scopes\":[\"search\"],\"indexes\":[\"movies\"],"
                    + "\"filter\":{\"field\":\"genre\",\"equals\":\"war\"}"),
            null);

    assertThat(context.user()).isEqualTo("u-17");
    assertThat(context.scopes()).containsExactly(ApiKeyScope.SEARCH);
    assertThat(context.indexes()).containsExactly(new IndexPattern("movies"));
    assertThat(context.filter())
        .isEqualTo(
            new Filter.And(
                List.of(Cinema.NEW, new Filter.Equals("genre", new FilterValue.Text("war")))));
  }

  @Test
  void aScopedKeyWithAFilterLosesWhatNoFilterBounds() {
    String filter = ",\"filter\":{\"field\":\"genre\",\"equals\":\"war\"}";

    TenantContext left = keys.check(minted("cinemafull01", SOON + filter), null);
    ApiProblem asked =
        refusal(minted("cinemafull01", SOON + ",\"scopes\":[\"write\"]" + filter), null);

    assertThat(left.scopes()).containsExactly(ApiKeyScope.SEARCH);
    assertThat(asked.type()).isEqualTo(ProblemType.FORBIDDEN);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // parent | members besides a good expiry | outcome
        "cinemaread01 | \"scopes\":[\"search\",\"write\"] | FORBIDDEN",
        "cinemabook01 | \"indexes\":[\"movies\"]          | FORBIDDEN",
        "cinemabook01 | \"indexes\":[\"b*\"]              | FORBIDDEN",
        "cinemabook01 | \"indexes\":[\"books\",\"b*\"]    | FORBIDDEN",
        "cinemabook01 | \"indexes\":[\"books\"]           | ok",
        "cinemabook01 | \"indexes\":[\"book*\"]           | ok",
        "cinemaold001 | \"user\":\"u\"                    | API_KEY_EXPIRED",
        "cinemalong01 | \"user\":\"u\"                    | UNAUTHENTICATED",
        "cinemagone01 | \"user\":\"u\"                    | UNAUTHENTICATED",
        "cinemafull01 | \"user\":\"\"                     | UNAUTHENTICATED",
        "cinemafull01 | \"tenant\":\"places\"             | UNAUTHENTICATED",
        "cinemafull01 | \"filter\":{}                     | UNAUTHENTICATED",
        "cinemafull01 | \"scopes\":[\"everything\"]       | UNAUTHENTICATED",
        "cinemafull01 | \"scopes\":[]                     | UNAUTHENTICATED",
        "cinemafull01 | \"filter\":{\"field\":\"year\",\"lt\":5} | ok",
      })
  void nothingWiderOrUnreadableHolds(String parent, String members, String outcome) {
    String actual;
    try {
      keys.check(minted(parent, SOON + "," + members), null);
      actual = "ok";
    } catch (ApiProblem refused) {
      actual = refused.type().name();
    }

    assertThat(actual).isEqualTo(outcome);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-06-01T00:00:01Z, ok",
    "2026-07-01T00:00:00Z, ok",
    "2026-07-01T00:00:01Z, UNAUTHENTICATED",
    "2026-06-01T00:00:00Z, API_KEY_EXPIRED",
    "2026-05-31T00:00:00Z, API_KEY_EXPIRED",
  })
  void aScopedKeyExpiresWithinThirtyDays(String expiry, String outcome) {
    String actual;
    try {
      keys.check(minted("cinemafull01", "\"expiresAt\":\"%s\"".formatted(expiry)), null);
      actual = "ok";
    } catch (ApiProblem refused) {
      actual = refused.type().name();
    }

    assertThat(actual).isEqualTo(outcome);
  }

  @Test
  void withoutAnExpiryItDoesNotHold() {
    assertThat(refusal(minted("cinemafull01", "\"user\":\"u\""), null).type())
        .isEqualTo(ProblemType.UNAUTHENTICATED);
  }

  @Test
  void aForgedOneIsToldTheSameWhetherItsParentExistsOrNot() {
    String other = "ax_cinemafull01_another-secret";
    String absent = "ax_nobodysknows_another-secret";
    Credentials.Scoped forged = scoped(ScopedKey.mint(other, grant("cinemafull01", SOON)));
    Credentials.Scoped orphan =
        scoped(
            ScopedKey.mint(
                absent.replace("nobodysknows", "nobodyknows1"), grant("nobodyknows1", SOON)));

    ApiProblem one = refusal(forged, null);
    ApiProblem two = refusal(orphan, null);

    assertThat(one.type()).isEqualTo(ProblemType.UNAUTHENTICATED);
    assertThat(two.type()).isEqualTo(ProblemType.UNAUTHENTICATED);
    assertThat(one.detail()).isEqualTo(two.detail());
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "[]", "null", "no json", "{\"key\":5}", ""})
  void aPayloadOfAnotherShapeDoesNotHold(String payload) {
    String text =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(payload.getBytes(StandardCharsets.UTF_8));

    ApiProblem refused = refusal(new Credentials.Scoped(new ScopedKey(text, "A".repeat(43))), null);

    assertThat(refused.type()).isEqualTo(ProblemType.UNAUTHENTICATED);
  }

  @Test
  void aScopedKeyComesFromTheOriginsOfItsParent() {
    Credentials.Scoped key = minted("cinemapage01", SOON);

    assertThat(keys.check(key, Cinema.PAGE.value()).origin()).isEqualTo(Cinema.PAGE);
    assertThat(refusal(key, "https://evil.example").type())
        .isEqualTo(ProblemType.ORIGIN_NOT_ALLOWED);
    assertThat(refusal(key, null).type()).isEqualTo(ProblemType.ORIGIN_NOT_ALLOWED);
  }
}
