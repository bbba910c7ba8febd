package dev.auspex.control.apikey;

import dev.auspex.contract.IndexName;
import dev.auspex.contract.filter.Filter;
import dev.auspex.contract.key.IndexPattern;
import dev.auspex.contract.key.Origin;
import dev.auspex.contract.problem.ApiProblem;
import dev.auspex.contract.problem.ProblemType;
import dev.auspex.contract.problem.Violation;
import dev.auspex.contract.snapshot.ApiKeyScope;
import dev.auspex.control.request.Names;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The body that creates an API key.
 *
 * @param name {@link Names#EXPECTATION}
 * @param scopes what the key may do; at least one
 * @param indexes the indexes that it may touch, by name or how their names begin; left out or empty
 *     for all of the tenant
 * @param expiresAt when it stops working, in the future; left out for never
 * @param allowedOrigins web origins that it may be used from, and nowhere else; left out or empty
 *     for everywhere but browsers
 * @param filter what it may see; left out for every document
 */
@Schema(
    description = "The API key to create",
    requiredProperties = {"name", "scopes"})
public record NewApiKey(
    @Schema(examples = "website", minLength = 1, maxLength = Names.MAX_LENGTH)
        @Nullable String name,
    @Schema(examples = "[\"search\"]", minItems = 1) @Nullable List<@Nullable ApiKeyScope> scopes,
    @Schema(
            examples = "[\"movies\", \"logs-*\"]",
            description =
                "Names, or how names begin and one `*`. Left out or empty: all of the tenant")
        @Nullable List<@Nullable String> indexes,
    @Schema(examples = "2030-01-01T00:00:00Z", description = "Left out: never")
        @Nullable Instant expiresAt,
    @Schema(
            examples = "[\"https://shop.example.com\"]",
            maxItems = NewApiKey.MOST_ORIGINS,
            description =
                "Web origins that the key may be used from, and nowhere else. Left out or empty:"
                    + " everywhere but browsers")
        @Nullable List<@Nullable String> allowedOrigins,
    @Schema(
            type = SchemaType.OBJECT,
            implementation = Object.class,
            examples = NewApiKey.FILTER,
            description =
                "What the key may see (docs/api-keys.md). Not together with the scopes write and"
                    + " manage. Left out: every document")
        @Nullable Filter filter) {
  static final String FILTER = "{\"field\": \"team\", \"equals\": \"red\"}";
  static final int MOST_ORIGINS = 20;

  private static final int MOST_INDEXES = 100;

  /** Every client can read a year of four digits. */
  static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

  /**
   * What the key shall be good for.
   *
   * @param existing the tenant's indexes, in order of their names
   * @param now the time that the expiry must be after
   * @throws ApiProblem {@link ProblemType#INVALID_REQUEST} that names every wrong field
   */
  ApiKeyGrant grant(List<KnownIndex> existing, Instant now) {
    List<Violation> violations = new ArrayList<>();
    Names.check("name", name, violations);
    List<@Nullable ApiKeyScope> wanted = Objects.requireNonNullElse(scopes, List.of());
    if (wanted.isEmpty() || wanted.stream().anyMatch(Objects::isNull)) {
      violations.add(new Violation("scopes", "at least one of " + ApiKeyScope.NAMES));
    }
    List<IndexPattern> patterns = patterns(existing, violations);
    // PostgreSQL keeps microseconds.
    @Nullable Instant expiry = expiresAt == null ? null : expiresAt.truncatedTo(ChronoUnit.MICROS);
    if (expiry != null && !expiry.isAfter(now)) {
      violations.add(
          new Violation(
              "expiresAt", "a time in the future, but was %s and it is %s".formatted(expiry, now)));
    }
    if (expiry != null && expiry.isAfter(LATEST)) {
      violations.add(
          new Violation("expiresAt", "a time before %s, but was %s".formatted(LATEST, expiry)));
    }
    List<Origin> origins = origins(violations);
    checkFilter(existing, patterns, violations);
    if (!violations.isEmpty()) {
      throw ApiProblem.of(ProblemType.INVALID_REQUEST, violations);
    }
    return new ApiKeyGrant(
        Objects.requireNonNull(name),
        wanted.stream().map(Objects::requireNonNull).distinct().sorted().toList(),
        patterns,
        expiry,
        origins,
        filter);
  }

  /** A name must be there, so that a mistyped one is told; a beginning is about later ones too. */
  private List<IndexPattern> patterns(List<KnownIndex> existing, List<Violation> violations) {
    List<@Nullable String> wanted = Objects.requireNonNullElse(indexes, List.of());
    if (wanted.size() > MOST_INDEXES) {
      violations.add(
          new Violation(
              "indexes", "at most %d, but there are %d".formatted(MOST_INDEXES, wanted.size())));
    }
    List<IndexPattern> patterns = new ArrayList<>();
    for (int i = 0; i < wanted.size(); i++) {
      @Nullable String value = wanted.get(i);
      if (value != null
          && IndexPattern.isValid(value)
          && (!IndexName.isValid(value)
              || existing.stream().anyMatch(index -> index.name().value().equals(value)))) {
        patterns.add(new IndexPattern(value));
      } else {
        violations.add(
            Names.violation(
                "indexes[%d]".formatted(i),
                "the name of an index of this tenant, or how names begin and one *, such as logs-*",
                value));
      }
    }
    return patterns.stream().distinct().toList();
  }

  private List<Origin> origins(List<Violation> violations) {
    List<@Nullable String> wanted = Objects.requireNonNullElse(allowedOrigins, List.of());
    if (wanted.size() > MOST_ORIGINS) {
      violations.add(
          new Violation(
              "allowedOrigins",
              "at most %d, but there are %d".formatted(MOST_ORIGINS, wanted.size())));
    }
    List<Origin> origins = new ArrayList<>();
    for (int i = 0; i < wanted.size(); i++) {
      @Nullable String value = wanted.get(i);
      if (value != null && Origin.isValid(value)) {
        origins.add(new Origin(value));
      } else {
        violations.add(
            Names.violation("allowedOrigins[%d]".formatted(i), Origin.EXPECTATION, value));
      }
    }
    return origins.stream().distinct().toList();
  }

  private void checkFilter(
      List<KnownIndex> existing, List<IndexPattern> patterns, List<Violation> violations) {
    if (filter == null) {
      return;
    }
    List<@Nullable ApiKeyScope> wanted = Objects.requireNonNullElse(scopes, List.of());
    if (wanted.stream().anyMatch(scope -> scope != null && scope.isBeyondFilters())) {
      violations.add(
          new Violation("scopes", "neither write nor manage, because a filter cannot bound them"));
    }
    for (KnownIndex index : existing) {
      if (patterns.isEmpty() || patterns.stream().anyMatch(one -> one.covers(index.name()))) {
        violations.addAll(index.violations(filter));
      }
    }
  }
}
