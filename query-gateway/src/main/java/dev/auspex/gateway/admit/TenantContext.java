package dev.auspex.gateway.admit;

import dev.auspex.contract.IndexName;
import dev.auspex.contract.TenantId;
import dev.auspex.contract.snapshot.ApiKeyScope;
import java.util.Set;

/**
 * For whom a request works and what it may do.
 *
 * @param tenant the tenant of the path, which the credentials cover
 * @param scopes what the credentials allow there
 * @param indexes the indexes they cover; empty for all of the tenant
 */
public record TenantContext(TenantId tenant, Set<ApiKeyScope> scopes, Set<IndexName> indexes) {
  /** Copies the sets. */
  public TenantContext {
    scopes = Set.copyOf(scopes);
    indexes = Set.copyOf(indexes);
  }

  boolean covers(IndexName index) {
    return indexes.isEmpty() || indexes.contains(index);
  }
}
