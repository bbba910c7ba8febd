package dev.auspex.contract.snapshot;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import dev.auspex.contract.IndexName;
import dev.auspex.contract.filter.Filter;
import dev.auspex.contract.key.IndexPattern;
import dev.auspex.contract.key.Origin;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An API key as a gateway checks it: {@code ax_<id>_<secret>}.
 *
 * @param id public part of the key, 12 characters of {@code a-z0-9}
 * @param secretSha256 SHA-256 of the secret part's UTF-8 bytes, 64 hexadecimal digits in lower case
 * @param scopes what the key may do; at least one
 * @param indexes the indexes it may touch; empty for all of the tenant
 * @param expiresAt when it stops working; null for never
 * @param allowedOrigins the web origins that it may be used from, and nowhere else; empty for
 *     everywhere but browsers. A snapshot of an older control plane leaves it out
 * @param filter what it may see; null for every document
 * @param mintingValue what scoped keys made from it are signed with, 64 hexadecimal digits; null
 *     for a key from before there were scoped keys
 */
public record ApiKeySnapshot(
    String id,
    String secretSha256,
    Set<ApiKeyScope> scopes,
    List<IndexPattern> indexes,
    @Nullable Instant expiresAt,
    @JsonSetter(nulls = Nulls.AS_EMPTY) List<Origin> allowedOrigins,
    @Nullable Filter filter,
    @Nullable String mintingValue) {
  /** Copies the collections. */
  public ApiKeySnapshot {
    scopes = Set.copyOf(scopes);
    indexes = List.copyOf(indexes);
    allowedOrigins = List.copyOf(allowedOrigins);
  }

  /** Whether the key covers {@code index}. */
  public boolean covers(IndexName index) {
    return indexes.isEmpty() || indexes.stream().anyMatch(pattern -> pattern.covers(index));
  }

  /** Without what scoped keys are signed with: records end up in logs. */
  @Override
  public String toString() {
    return "ApiKeySnapshot[" + id + "]";
  }
}
