package dev.auspex.gateway.snapshot;

import dev.auspex.contract.IndexName;
import dev.auspex.contract.TenantId;
import dev.auspex.contract.snapshot.ApiKeySnapshot;
import dev.auspex.contract.snapshot.IndexSnapshot;
import dev.auspex.contract.snapshot.Snapshot;
import dev.auspex.contract.snapshot.TenantSnapshot;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** One snapshot, arranged for look-ups in constant time. Immutable. */
public final class Directory {
  private record IndexKey(TenantId tenant, IndexName index) {}

  /**
   * An API key and whose it is.
   *
   * @param tenant the tenant that the key belongs to
   * @param key how to check it
   */
  public record OwnedKey(TenantId tenant, ApiKeySnapshot key) {}

  private final Snapshot snapshot;
  private final Map<TenantId, TenantSnapshot> tenants = new HashMap<>();
  private final Map<IndexKey, IndexSnapshot> indexes = new HashMap<>();
  private final Map<String, OwnedKey> keys = new HashMap<>();

  private Directory(Snapshot snapshot) {
    this.snapshot = snapshot;
    for (TenantSnapshot tenant : snapshot.tenants()) {
      tenants.put(tenant.id(), tenant);
      for (IndexSnapshot index : tenant.indexes()) {
        indexes.put(new IndexKey(tenant.id(), index.name()), index);
      }
      for (ApiKeySnapshot key : tenant.apiKeys()) {
        keys.put(key.id(), new OwnedKey(tenant.id(), key));
      }
    }
  }

  /** The look-ups of {@code snapshot}. */
  public static Directory of(Snapshot snapshot) {
    return new Directory(snapshot);
  }

  /** The revision that this directory shows. */
  public long revision() {
    return snapshot.revision();
  }

  /** Whether the tenant exists at this revision. */
  public boolean hasTenant(TenantId tenant) {
    return tenants.containsKey(tenant);
  }

  /** The ready index {@code name} of {@code tenant}. */
  public Optional<IndexSnapshot> index(TenantId tenant, IndexName name) {
    return Optional.ofNullable(indexes.get(new IndexKey(tenant, name)));
  }

  /** The key whose public part is {@code id}; expired ones included, revoked ones not. */
  public Optional<OwnedKey> apiKey(String id) {
    return Optional.ofNullable(keys.get(id));
  }

  Snapshot snapshot() {
    return snapshot;
  }
}
