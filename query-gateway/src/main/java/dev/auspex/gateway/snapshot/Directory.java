package dev.auspex.gateway.snapshot;

import dev.auspex.contract.IndexName;
import dev.auspex.contract.TenantId;
import dev.auspex.contract.snapshot.ApiKeySnapshot;
import dev.auspex.contract.snapshot.IndexSnapshot;
import dev.auspex.contract.snapshot.Snapshot;
import dev.auspex.contract.snapshot.SnapshotChange;
import dev.auspex.contract.snapshot.TenantSnapshot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The platform at one revision, arranged for look-ups in constant time. Immutable; the next
 * revision shares everything that did not change.
 */
public final class Directory {
  /** What a gateway knows before it has heard from a control plane. */
  static final Directory EMPTY = new Directory("", 0, Buckets.empty(), Buckets.empty());

  private record Entry(TenantSnapshot tenant, Map<IndexName, IndexSnapshot> indexes) {
    static Entry of(TenantSnapshot tenant) {
      return new Entry(
          tenant,
          tenant.indexes().stream()
              .collect(Collectors.toUnmodifiableMap(IndexSnapshot::name, Function.identity())));
    }
  }

  /**
   * An API key and whose it is.
   *
   * @param tenant the tenant that the key belongs to
   * @param key how to check it
   */
  public record OwnedKey(TenantId tenant, ApiKeySnapshot key) {}

  private final String epoch;
  private final long revision;
  private final Buckets<TenantId, Entry> tenants;
  private final Buckets<String, OwnedKey> keys;

  private Directory(
      String epoch,
      long revision,
      Buckets<TenantId, Entry> tenants,
      Buckets<String, OwnedKey> keys) {
    this.epoch = epoch;
    this.revision = revision;
    this.tenants = tenants;
    this.keys = keys;
  }

  /** The look-ups of {@code snapshot}, of no catalogue in particular. */
  public static Directory of(Snapshot snapshot) {
    return EMPTY.after(SnapshotChange.whole("", snapshot));
  }

  /**
   * The directory after {@code change}, which stands alone or builds on this revision or an earlier
   * one of the same catalogue.
   */
  Directory after(SnapshotChange change) {
    Directory base = change.isWhole() ? EMPTY : this;
    Map<TenantId, @Nullable Entry> entries = new HashMap<>();
    Map<String, @Nullable OwnedKey> changedKeys = new HashMap<>();
    for (TenantId gone : change.removed()) {
      base.forgetKeys(gone, changedKeys);
      entries.put(gone, null);
    }
    for (TenantSnapshot tenant : change.changed()) {
      base.forgetKeys(tenant.id(), changedKeys);
      entries.put(tenant.id(), Entry.of(tenant));
    }
    for (TenantSnapshot tenant : change.changed()) {
      for (ApiKeySnapshot key : tenant.apiKeys()) {
        changedKeys.put(key.id(), new OwnedKey(tenant.id(), key));
      }
    }
    return new Directory(
        change.epoch(), change.revision(), base.tenants.with(entries), base.keys.with(changedKeys));
  }

  private void forgetKeys(TenantId tenant, Map<String, @Nullable OwnedKey> changes) {
    Entry entry = tenants.get(tenant);
    if (entry != null) {
      entry.tenant().apiKeys().forEach(key -> changes.put(key.id(), null));
    }
  }

  /** Which catalogue the revision counts; empty before the control plane has answered. */
  public String epoch() {
    return epoch;
  }

  /** The revision that this directory shows. */
  public long revision() {
    return revision;
  }

  /** The number of tenants. */
  int size() {
    return tenants.size();
  }

  /** Whether the tenant exists at this revision. */
  public boolean hasTenant(TenantId tenant) {
    return tenants.get(tenant) != null;
  }

  /** The tenant, if it exists at this revision. */
  public Optional<TenantSnapshot> tenant(TenantId tenant) {
    return Optional.ofNullable(tenants.get(tenant)).map(Entry::tenant);
  }

  /** The ready index {@code name} of {@code tenant}. */
  public Optional<IndexSnapshot> index(TenantId tenant, IndexName name) {
    return Optional.ofNullable(tenants.get(tenant)).map(entry -> entry.indexes().get(name));
  }

  /** The key whose public part is {@code id}; expired ones included, revoked ones not. */
  public Optional<OwnedKey> apiKey(String id) {
    return Optional.ofNullable(keys.get(id));
  }

  Snapshot snapshot() {
    List<TenantSnapshot> all = new ArrayList<>(tenants.size());
    tenants.forEach(entry -> all.add(entry.tenant()));
    all.sort(Comparator.comparing(tenant -> tenant.id().value()));
    return new Snapshot(revision, all);
  }
}
