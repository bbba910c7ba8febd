package dev.auspex.gateway.admit;

import dev.auspex.contract.IndexName;
import dev.auspex.contract.TenantId;
import dev.auspex.contract.filter.Filter;
import dev.auspex.contract.key.IndexPattern;
import dev.auspex.contract.key.Origin;
import dev.auspex.contract.snapshot.ApiKeyScope;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * For whom a request works and what it may do.
 *
 * @param tenant the tenant of the path, which the credentials cover
 * @param scopes what the credentials allow there
 * @param indexes the indexes they cover; empty for all of the tenant
 * @param filter what every read of documents must add; null where all may be seen
 * @param user who asks, in the tenant's own words; null where the credentials do not say
 * @param origin the web page that asks, where the credentials are for web pages; else null
 */
public record TenantContext(
    TenantId tenant,
    Set<ApiKeyScope> scopes,
    List<IndexPattern> indexes,
    @Nullable Filter filter,
    @Nullable String user,
    @Nullable Origin origin) {
  /** Copies the collections. */
  public TenantContext {
    scopes = Set.copyOf(scopes);
    indexes = List.copyOf(indexes);
  }

  boolean covers(IndexName index) {
    return indexes.isEmpty() || indexes.stream().anyMatch(pattern -> pattern.covers(index));
  }
}
