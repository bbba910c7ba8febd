package dev.auspex.control.apikey;

import dev.auspex.contract.IndexName;
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
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The body that creates an API key.
 *
 * @param name {@link Names#EXPECTATION}
 * @param scopes what the key may do; at least one
 * @param indexes the indexes that it may touch; left out or empty for all of the tenant
 * @param expiresAt when it stops working, in the future; left out for never
 */
@Schema(
    description = "The API key to create",
    requiredProperties = {"name", "scopes"})
public record NewApiKey(
    @Schema(examples = "website", minLength = 1, maxLength = Names.MAX_LENGTH)
        @Nullable String name,
    @Schema(examples = "[\"search\"]", minItems = 1) @Nullable List<@Nullable ApiKeyScope> scopes,
    @Schema(examples = "[\"movies\"]", description = "Left out or empty: all of the tenant")
        @Nullable List<@Nullable String> indexes,
    @Schema(examples = "2030-01-01T00:00:00Z", description = "Left out: never")
        @Nullable Instant expiresAt) {

  /**
   * What the key shall be good for.
   *
   * @param existing the names of the tenant's indexes
   * @param now the time that the expiry must be after
   * @throws ApiProblem {@link ProblemType#INVALID_REQUEST} that names every wrong field
   */
  ApiKeyGrant grant(Set<IndexName> existing, Instant now) {
    List<Violation> violations = new ArrayList<>();
    Names.check("name", name, violations);
    List<@Nullable ApiKeyScope> wanted = Objects.requireNonNullElse(scopes, List.of());
    if (wanted.isEmpty() || wanted.stream().anyMatch(Objects::isNull)) {
      violations.add(new Violation("scopes", "at least one of search, write"));
    }
    List<IndexName> names = names(existing, violations);
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
    if (!violations.isEmpty()) {
      throw ApiProblem.of(ProblemType.INVALID_REQUEST, violations);
    }
    return new ApiKeyGrant(
        Objects.requireNonNull(name),
        wanted.stream().map(Objects::requireNonNull).distinct().sorted().toList(),
        names,
        expiry);
  }

  /** Every client can read a year of four digits. */
  private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

  private List<IndexName> names(Set<IndexName> existing, List<Violation> violations) {
    List<@Nullable String> wanted = Objects.requireNonNullElse(indexes, List.of());
    List<IndexName> names = new ArrayList<>();
    for (int i = 0; i < wanted.size(); i++) {
      @Nullable String value = wanted.get(i);
      if (value != null && IndexName.isValid(value) && existing.contains(new IndexName(value))) {
        names.add(new IndexName(value));
      } else {
        violations.add(
            Names.violation(
                "indexes[%d]".formatted(i), "the name of an index of this tenant", value));
      }
    }
    return names.stream().distinct().toList();
  }
}
