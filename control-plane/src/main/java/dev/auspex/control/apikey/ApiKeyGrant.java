package dev.auspex.control.apikey;

import dev.auspex.contract.IndexName;
import dev.auspex.contract.snapshot.ApiKeyScope;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a key shall be good for; every rule holds.
 *
 * @param name what people call it
 * @param scopes at least one, each once, in the order of the enum
 * @param indexes names of indexes of the tenant, each once; empty for all
 * @param expiresAt in the future; null for never
 */
record ApiKeyGrant(
    String name, List<ApiKeyScope> scopes, List<IndexName> indexes, @Nullable Instant expiresAt) {
  ApiKeyGrant {
    scopes = List.copyOf(scopes);
    indexes = List.copyOf(indexes);
  }
}
