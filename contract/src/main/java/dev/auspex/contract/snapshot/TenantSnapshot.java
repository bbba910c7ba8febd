package dev.auspex.contract.snapshot;

import dev.auspex.contract.IndexName;
import dev.auspex.contract.TenantId;
import java.util.List;
import java.util.Optional;

/**
 * One tenant as a gateway sees it.
 *
 * @param id its name in URLs
 * @param service what is done for it
 * @param limits what it may use
 * @param indexes its indexes that are ready, in order of their names
 * @param apiKeys its keys that are not revoked, expired ones included
 */
public record TenantSnapshot(
    TenantId id,
    ServiceLevel service,
    Limits limits,
    List<IndexSnapshot> indexes,
    List<ApiKeySnapshot> apiKeys) {
  /** Copies the lists. */
  public TenantSnapshot {
    indexes = List.copyOf(indexes);
    apiKeys = List.copyOf(apiKeys);
  }

  /** The ready index {@code name}, if there is one. */
  public Optional<IndexSnapshot> index(IndexName name) {
    return indexes.stream().filter(index -> index.name().equals(name)).findFirst();
  }
}
