package dev.auspex.contract.snapshot;

import dev.auspex.contract.IndexName;
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
 */
public record ApiKeySnapshot(
    String id,
    String secretSha256,
    Set<ApiKeyScope> scopes,
    List<IndexName> indexes,
    @Nullable Instant expiresAt) {
  /** Copies the collections. */
  public ApiKeySnapshot {
    scopes = Set.copyOf(scopes);
    indexes = List.copyOf(indexes);
  }

  /** Whether the key covers {@code index}. */
  public boolean covers(IndexName index) {
    return indexes.isEmpty() || indexes.contains(index);
  }
}
