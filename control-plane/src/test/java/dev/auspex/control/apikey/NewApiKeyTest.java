package dev.auspex.control.apikey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.auspex.contract.IndexName;
import dev.auspex.contract.problem.ApiProblem;
import dev.auspex.contract.problem.Violation;
import dev.auspex.contract.snapshot.ApiKeyScope;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NewApiKeyTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final IndexName MOVIES = new IndexName("movies");

  @Test
  void scopesAndIndexesAreKeptOnceAndInOrder() {
    NewApiKey body =
        new NewApiKey(
            "website",
            List.of(ApiKeyScope.WRITE, ApiKeyScope.SEARCH, ApiKeyScope.WRITE),
            List.of("movies", "movies"),
            null);

    assertThat(body.grant(Set.of(MOVIES), NOW))
        .isEqualTo(
            new ApiKeyGrant(
                "website", List.of(ApiKeyScope.SEARCH, ApiKeyScope.WRITE), List.of(MOVIES), null));
  }

  @Test
  void everyWrongFieldIsNamed() {
    NewApiKey body = new NewApiKey(" ", List.of(), Arrays.asList("shows", null), NOW);

    assertThatThrownBy(() -> body.grant(Set.of(MOVIES), NOW))
        .asInstanceOf(type(ApiProblem.class))
        .extracting(ApiProblem::violations)
        .isEqualTo(
            List.of(
                new Violation(
                    "name",
                    "1 to 100 characters without control characters, not only white space, but was"
                        + " ' '"),
                new Violation("scopes", "at least one of search, write"),
                new Violation("indexes[0]", "the name of an index of this tenant, but was 'shows'"),
                new Violation(
                    "indexes[1]", "the name of an index of this tenant, but it is missing"),
                new Violation(
                    "expiresAt",
                    "a time in the future, but was 2026-01-01T00:00:00Z and it is"
                        + " 2026-01-01T00:00:00Z")));
  }

  @Test
  void anIndexOfAnotherTenantCannotBeNamed() {
    NewApiKey body = new NewApiKey("k", List.of(ApiKeyScope.SEARCH), List.of("movies"), null);

    assertThatThrownBy(() -> body.grant(Set.of(), NOW)).isInstanceOf(ApiProblem.class);
  }

  @Test
  void aMicrosecondAheadIsTheFuture() {
    Instant later = NOW.plusNanos(1000);
    NewApiKey body = new NewApiKey("k", List.of(ApiKeyScope.SEARCH), null, later);

    assertThat(body.grant(Set.of(), NOW).expiresAt()).isEqualTo(later);
  }
}
