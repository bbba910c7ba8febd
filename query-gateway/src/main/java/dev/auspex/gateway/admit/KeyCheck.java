package dev.auspex.gateway.admit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.auspex.contract.filter.Filter;
import dev.auspex.contract.key.IndexPattern;
import dev.auspex.contract.key.Origin;
import dev.auspex.contract.key.ScopedKey;
import dev.auspex.contract.problem.ApiProblem;
import dev.auspex.contract.problem.ProblemType;
import dev.auspex.contract.snapshot.ApiKeyScope;
import dev.auspex.contract.snapshot.ApiKeySnapshot;
import dev.auspex.contract.snapshot.ScopedGrant;
import dev.auspex.gateway.snapshot.Directory;
import dev.auspex.gateway.snapshot.Snapshots;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Whether an API key, or a scoped key minted from one, holds; and what it allows. Of a key that
 * does not hold nothing is told but that.
 */
final class KeyCheck {
  private final Snapshots snapshots;
  private final Clock clock;
  private final ObjectMapper json;

  /**
   * Checks against {@code snapshots}.
   *
   * @param json strict: refuses names that it does not know
   */
  KeyCheck(Snapshots snapshots, Clock clock, ObjectMapper json) {
    this.snapshots = snapshots;
    this.clock = clock;
    this.json = json;
  }

  /** What {@code shown} allows, whatever the tenant of the path. */
  TenantContext check(Credentials.ApiKey shown, @Nullable String origin) {
    Directory.OwnedKey owned =
        find(shown.id())
            .filter(known -> matches(shown.secret(), known.key().secretSha256()))
            .orElseThrow(
                () ->
                    ApiProblem.of(
                        ProblemType.UNAUTHENTICATED,
                        "This API key is not known or was revoked; make one in the console"));
    requireAlive(owned.key().expiresAt());
    return context(owned, origin);
  }

  /** What the scoped key {@code shown} allows, whatever the tenant of the path. */
  TenantContext check(Credentials.Scoped shown, @Nullable String origin) {
    ScopedKey scoped = shown.key();
    Directory.OwnedKey parent = scoped.grant().flatMap(this::parent).orElseThrow(KeyCheck::unknown);
    String mintingValue = parent.key().mintingValue();
    if (mintingValue == null) {
      throw ApiProblem.of(
          ProblemType.UNAUTHENTICATED,
          "The API key of this scoped key is from before there were scoped keys; rotate it and mint"
              + " from the new one");
    }
    if (!scoped.isSignedWith(mintingValue)) {
      throw unknown();
    }
    ScopedGrant grant = grant(scoped);
    requireAlive(parent.key().expiresAt());
    requireAlive(grant.expiresAt());
    if (grant.expiresAt().isAfter(clock.instant().plus(ScopedKey.MAX_LIFETIME))) {
      throw ApiProblem.of(
          ProblemType.UNAUTHENTICATED,
          "A scoped key may expire at most %d days ahead, but this one expires at %s",
          ScopedKey.MAX_LIFETIME.toDays(),
          grant.expiresAt());
    }
    return narrowed(context(parent, origin), grant);
  }

  /** The parent that {@code grant} names, before anything of it is believed. */
  private Optional<Directory.OwnedKey> parent(String grant) {
    try {
      @Nullable JsonNode tree = json.readTree(grant);
      return tree == null || !tree.path("key").isTextual()
          ? Optional.empty()
          : find(tree.path("key").textValue());
    } catch (JsonProcessingException noJson) {
      return Optional.empty();
    }
  }

  private ScopedGrant grant(ScopedKey signed) {
    try {
      @Nullable ScopedGrant grant =
          json.readValue(signed.grant().orElseThrow(KeyCheck::unknown), ScopedGrant.class);
      if (grant != null) {
        return grant;
      }
    } catch (JsonProcessingException unreadable) {
      throw unreadable().causedBy(unreadable);
    }
    throw unreadable();
  }

  /** No wider than {@code parent} in anything. */
  private static TenantContext narrowed(TenantContext parent, ScopedGrant grant) {
    Set<ApiKeyScope> asked = grant.scopes();
    if (asked != null && !parent.scopes().containsAll(asked)) {
      throw tooWide("scopes");
    }
    Set<ApiKeyScope> scopes = asked == null ? parent.scopes() : asked;
    if (grant.filter() != null) {
      if (asked != null && asked.stream().anyMatch(ApiKeyScope::isBeyondFilters)) {
        throw ApiProblem.of(
            ProblemType.FORBIDDEN, "A scoped key with a filter has no scope write or manage");
      }
      scopes =
          scopes.stream()
              .filter(scope -> !scope.isBeyondFilters())
              .collect(Collectors.toUnmodifiableSet());
    }
    List<IndexPattern> indexes = grant.indexes();
    if (indexes != null
        && !parent.indexes().isEmpty()
        && !indexes.stream().allMatch(pattern -> covers(parent.indexes(), pattern))) {
      throw tooWide("indexes");
    }
    return new TenantContext(
        parent.tenant(),
        scopes,
        indexes == null ? parent.indexes() : indexes,
        Filter.both(parent.filter(), grant.filter()),
        grant.user(),
        parent.origin());
  }

  private static boolean covers(List<IndexPattern> wider, IndexPattern pattern) {
    return wider.stream().anyMatch(one -> one.covers(pattern));
  }

  private static TenantContext context(Directory.OwnedKey owned, @Nullable String origin) {
    ApiKeySnapshot key = owned.key();
    return new TenantContext(
        owned.tenant(),
        key.scopes(),
        key.indexes(),
        key.filter(),
        null,
        allowed(key.allowedOrigins(), origin));
  }

  /** The origin where the key is for web pages; null where it is not. */
  private static @Nullable Origin allowed(List<Origin> origins, @Nullable String origin) {
    if (origins.isEmpty()) {
      return null;
    }
    return origins.stream()
        .filter(one -> one.value().equals(origin))
        .findFirst()
        .orElseThrow(
            () ->
                ApiProblem.of(
                    ProblemType.ORIGIN_NOT_ALLOWED,
                    origin == null
                        ? "This API key is for web pages of certain origins, and the request has no"
                            + " Origin header"
                        : "This API key is for web pages of other origins than this one"));
  }

  private void requireAlive(@Nullable Instant expiresAt) {
    if (expiresAt != null && !clock.instant().isBefore(expiresAt)) {
      throw ApiProblem.of(
          ProblemType.API_KEY_EXPIRED, "This API key expired at %s; make a new one", expiresAt);
    }
  }

  private Optional<Directory.OwnedKey> find(String id) {
    return snapshots.current().apiKey(id).or(() -> snapshots.refreshed().apiKey(id));
  }

  private static ApiProblem unknown() {
    return ApiProblem.of(
        ProblemType.UNAUTHENTICATED,
        "This scoped key is not signed by an API key that is known and not revoked");
  }

  private static ApiProblem unreadable() {
    return ApiProblem.of(
        ProblemType.UNAUTHENTICATED,
        "The payload of this scoped key is not as docs/api-keys.md describes it");
  }

  private static ApiProblem tooWide(String member) {
    return ApiProblem.of(
        ProblemType.FORBIDDEN, "The %s of this scoped key are wider than its API key's", member);
  }

  /** Compares hashes in constant time, so that answering times tell nothing of the secret. */
  private static boolean matches(String secret, String expectedSha256) {
    byte[] expected;
    try {
      expected = HexFormat.of().parseHex(expectedSha256);
    } catch (IllegalArgumentException noHash) {
      return false;
    }
    return MessageDigest.isEqual(sha256(secret), expected);
  }

  private static byte[] sha256(String secret) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
