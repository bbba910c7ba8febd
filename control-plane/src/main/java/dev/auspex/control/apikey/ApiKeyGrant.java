package dev.auspex.control.apikey;

import dev.auspex.contract.filter.Filter;
import dev.auspex.contract.key.IndexPattern;
import dev.auspex.contract.key.Origin;
import dev.auspex.contract.snapshot.ApiKeyScope;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a key shall be good for; every rule holds.
 *
 * @param name what people call it
 * @param scopes at least one, each once, in the order of the enum
 * @param indexes names of indexes of the tenant or how they begin, each once; empty for all
 * @param expiresAt in the future; null for never
 * @param allowedOrigins each once; empty for everywhere but browsers
 * @param filter fits every index of the tenant that it is about now; null for none
 */
record ApiKeyGrant(
    String name,
    List<ApiKeyScope> scopes,
    List<IndexPattern> indexes,
    @Nullable Instant expiresAt,
    List<Origin> allowedOrigins,
    @Nullable Filter filter) {
  ApiKeyGrant {
    scopes = List.copyOf(scopes);
    indexes = List.copyOf(indexes);
    allowedOrigins = List.copyOf(allowedOrigins);
  }

  /** What {@code key} is good for, for as long again as it was when it was made. */
  static ApiKeyGrant again(ApiKey key, Instant now) {
    return new ApiKeyGrant(
        key.name,
        key.scopes(),
        key.indexes(),
        key.expiresAt == null ? null : later(now, Duration.between(key.createdAt, key.expiresAt)),
        key.allowedOrigins(),
        key.filter());
  }

  private static Instant later(Instant now, Duration lifetime) {
    Instant end = now.plus(lifetime);
    return end.isAfter(NewApiKey.LATEST) ? NewApiKey.LATEST : end;
  }
}
