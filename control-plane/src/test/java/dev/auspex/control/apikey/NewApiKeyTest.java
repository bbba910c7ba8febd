package dev.auspex.control.apikey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.auspex.contract.IndexName;
import dev.auspex.contract.filter.Filter;
import dev.auspex.contract.filter.FilterValue;
import dev.auspex.contract.key.IndexPattern;
import dev.auspex.contract.key.Origin;
import dev.auspex.contract.problem.ApiProblem;
import dev.auspex.contract.problem.Violation;
import dev.auspex.contract.schema.Field;
import dev.auspex.contract.schema.FieldKind;
import dev.auspex.contract.schema.Schema;
import dev.auspex.contract.snapshot.ApiKeyScope;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NewApiKeyTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final List<KnownIndex> INDEXES =
      List.of(
          index("logs-2026", Field.stored("team", FieldKind.KEYWORD)),
          index("movies", Field.filterable("team", FieldKind.KEYWORD)),
          index("songs", Field.stored("title", FieldKind.TEXT)));
  private static final Filter RED = new Filter.Equals("team", new FilterValue.Text("red"));

  private static KnownIndex index(String name, Field field) {
    return new KnownIndex(new IndexName(name), new Schema(List.of(field)));
  }

  private static NewApiKey key(ApiKeyScope scope, List<String> indexes, @Nullable Filter filter) {
    return new NewApiKey("k", List.of(scope), List.copyOf(indexes), null, null, filter);
  }

  private static List<Violation> violations(NewApiKey body) {
    try {
      body.grant(INDEXES, NOW);
      return List.of();
    } catch (ApiProblem refused) {
      return refused.violations();
    }
  }

  @Test
  void scopesIndexesAndOriginsAreKeptOnceAndInOrder() {
    NewApiKey body =
        new NewApiKey(
            "website",
            List.of(ApiKeyScope.EVENTS, ApiKeyScope.SEARCH, ApiKeyScope.EVENTS),
            List.of("movies", "movies", "later-*"),
            null,
            List.of("https://shop.example.com", "https://shop.example.com"),
            RED);

    assertThat(body.grant(INDEXES, NOW))
        .isEqualTo(
            new ApiKeyGrant(
                "website",
                List.of(ApiKeyScope.SEARCH, ApiKeyScope.EVENTS),
                List.of(new IndexPattern("movies"), new IndexPattern("later-*")),
                null,
                List.of(new Origin("https://shop.example.com")),
                RED));
  }

  @Test
  void everyWrongFieldIsNamed() {
    NewApiKey body =
        new NewApiKey(
            " ",
            List.of(),
            Arrays.asList("shows", null, "*"),
            NOW,
            Arrays.asList("https://shop.example.com/", null),
            null);

    assertThatThrownBy(() -> body.grant(INDEXES, NOW))
        .asInstanceOf(type(ApiProblem.class))
        .extracting(ApiProblem::violations)
        .isEqualTo(
            List.of(
                new Violation(
                    "name",
                    "1 to 100 characters without control characters, not only white space, but was"
                        + " ' '"),
                new Violation("scopes", "at least one of search, suggest, write, events, manage"),
                new Violation(
                    "indexes[0]",
                    "the name of an index of this tenant, or how names begin and one *, such as"
                        + " logs-*, but was 'shows'"),
                new Violation(
                    "indexes[1]",
                    "the name of an index of this tenant, or how names begin and one *, such as"
                        + " logs-*, but it is missing"),
                new Violation(
                    "indexes[2]",
                    "the name of an index of this tenant, or how names begin and one *, such as"
                        + " logs-*, but was '*'"),
                new Violation(
                    "expiresAt",
                    "a time in the future, but was 2026-01-01T00:00:00Z and it is"
                        + " 2026-01-01T00:00:00Z"),
                new Violation(
                    "allowedOrigins[0]",
                    Origin.EXPECTATION + ", but was 'https://shop.example.com/'"),
                new Violation("allowedOrigins[1]", Origin.EXPECTATION + ", but it is missing")));
  }

  @Test
  void anIndexOfAnotherTenantCannotBeNamed() {
    NewApiKey body = key(ApiKeyScope.SEARCH, List.of("movies"), null);

    assertThatThrownBy(() -> body.grant(List.of(), NOW)).isInstanceOf(ApiProblem.class);
  }

  @Test
  void aMicrosecondAheadIsTheFuture() {
    Instant later = NOW.plusNanos(1000);
    NewApiKey body = new NewApiKey("k", List.of(ApiKeyScope.SEARCH), null, later, null, null);

    assertThat(body.grant(List.of(), NOW).expiresAt()).isEqualTo(later);
  }

  @Test
  void aFilterMustFitEveryCoveredIndexThatHasItsField() {
    assertThat(violations(key(ApiKeyScope.SEARCH, List.of("movies", "songs"), RED))).isEmpty();
    assertThat(violations(key(ApiKeyScope.SEARCH, List.of("logs-*"), RED)))
        .containsExactly(
            new Violation("filter", "for 'team' of index logs-2026 a field that is filterable"));
    assertThat(violations(key(ApiKeyScope.SEARCH, List.of(), RED))).hasSize(1);
  }

  @Test
  void aKeyWithAFilterChangesNothing() {
    Violation neither =
        new Violation("scopes", "neither write nor manage, because a filter cannot bound them");

    assertThat(violations(key(ApiKeyScope.WRITE, List.of("movies"), RED))).containsExactly(neither);
    assertThat(violations(key(ApiKeyScope.MANAGE, List.of("movies"), RED)))
        .containsExactly(neither);
    assertThat(violations(key(ApiKeyScope.SUGGEST, List.of("movies"), RED))).isEmpty();
    assertThat(violations(key(ApiKeyScope.EVENTS, List.of("movies"), RED))).isEmpty();
  }
}
