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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The platform at one revision, arranged for look-ups in constant time. Immutable; the next
 * revision shares everything that did not change.
 */
public final class Directory {
  /** What a gateway knows before it has heard from a control plane. */
  static final Directory EMPTY = new Directory("", 0, Buckets.empty(), Buckets.empty(), Set.of());

  /** A tenant as the control plane tells it, and its indexes as they are served. */
  private record Entry(TenantSnapshot tenant, Map<IndexName, ServedIndex> indexes) {
    static Entry of(TenantSnapshot tenant, @Nullable Entry before) {
      Map<IndexName, ServedIndex> indexes = new HashMap<>();
      for (IndexSnapshot wanted : tenant.indexes()) {
        @Nullable ServedIndex served =
            ServedIndex.after(wanted, before == null ? null : before.indexes().get(wanted.name()));
        if (served != null) {
          indexes.put(wanted.name(), served);
        }
      }
      return new Entry(tenant, Map.copyOf(indexes));
    }

    Entry with(ServedIndex served) {
      Map<IndexName, ServedIndex> next = new HashMap<>(indexes);
      next.put(served.index().name(), served);
      return new Entry(tenant, Map.copyOf(next));
    }

    boolean serves(IndexSnapshot wanted) {
      ServedIndex served = indexes.get(wanted.name());
      return served != null && served.index().equals(wanted);
    }

    void addWaiting(Set<WaitingIndex> waiting) {
      for (IndexSnapshot wanted : tenant.indexes()) {
        if (wanted.bundle().lexicon() != null && !serves(wanted)) {
          waiting.add(new WaitingIndex(tenant.id(), wanted.name()));
        }
      }
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
  private final Set<WaitingIndex> waiting;

  private Directory(
      String epoch,
      long revision,
      Buckets<TenantId, Entry> tenants,
      Buckets<String, OwnedKey> keys,
      Set<WaitingIndex> waiting) {
    this.epoch = epoch;
    this.revision = revision;
    this.tenants = tenants;
    this.keys = keys;
    this.waiting = waiting;
  }

  /** The look-ups of {@code snapshot}, of no catalogue in particular. */
  public static Directory of(Snapshot snapshot) {
    return EMPTY.after(SnapshotChange.whole("", snapshot));
  }

  /**
   * The directory after {@code change}, which stands alone or builds on this revision or an earlier
   * one of the same catalogue. An index whose lexicon is not at hand is served as it was, and waits
   * for {@link #with}.
   */
  Directory after(SnapshotChange change) {
    Directory base = change.isWhole() ? EMPTY : this;
    Map<TenantId, @Nullable Entry> entries = new HashMap<>();
    Map<String, @Nullable OwnedKey> changedKeys = new HashMap<>();
    Set<WaitingIndex> stillWaiting = new HashSet<>(base.waiting);
    for (TenantId gone : change.removed()) {
      base.forgetKeys(gone, changedKeys);
      entries.put(gone, null);
    }
    for (TenantSnapshot tenant : change.changed()) {
      base.forgetKeys(tenant.id(), changedKeys);
      // Also where the change stands alone: equal names are equal lexicons in every catalogue.
      entries.put(tenant.id(), Entry.of(tenant, tenants.get(tenant.id())));
    }
    stillWaiting.removeIf(index -> entries.containsKey(index.tenant()));
    entries.values().stream()
        .filter(Objects::nonNull)
        .forEach(entry -> entry.addWaiting(stillWaiting));
    for (TenantSnapshot tenant : change.changed()) {
      for (ApiKeySnapshot key : tenant.apiKeys()) {
        changedKeys.put(key.id(), new OwnedKey(tenant.id(), key));
      }
    }
    return new Directory(
        change.epoch(),
        change.revision(),
        base.tenants.with(entries),
        base.keys.with(changedKeys),
        Set.copyOf(stillWaiting));
  }

  /** The directory at the same revision in which an index of {@code tenant} is served so. */
  Directory with(TenantId tenant, ServedIndex served) {
    Entry entry = Objects.requireNonNull(tenants.get(tenant)).with(served);
    Set<WaitingIndex> stillWaiting = new HashSet<>(waiting);
    stillWaiting.remove(new WaitingIndex(tenant, served.index().name()));
    entry.addWaiting(stillWaiting);
    return new Directory(
        epoch, revision, tenants.with(Map.of(tenant, entry)), keys, Set.copyOf(stillWaiting));
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

  /** The ready index {@code name} of {@code tenant}, with the bundle that serves. */
  public Optional<IndexSnapshot> index(TenantId tenant, IndexName name) {
    return served(tenant, name).map(ServedIndex::index);
  }

  /** The same with its dictionaries and rules. */
  public Optional<ServedIndex> served(TenantId tenant, IndexName name) {
    return Optional.ofNullable(tenants.get(tenant)).map(entry -> entry.indexes().get(name));
  }

  /** Indexes that are not served by their newest bundle, because its lexicon is not at hand. */
  Set<WaitingIndex> waiting() {
    return waiting;
  }

  /** The index as it shall be served; empty where it does not wait any more. */
  Optional<IndexSnapshot> wanted(WaitingIndex index) {
    return waiting.contains(index)
        ? Optional.ofNullable(tenants.get(index.tenant()))
            .flatMap(entry -> entry.tenant().index(index.index()))
        : Optional.empty();
  }

  /** The indexes that wait and are served by an earlier bundle meanwhile. */
  List<HeldBundles.Held> held() {
    return waiting.stream()
        .sorted(Comparator.comparing(WaitingIndex::toString))
        .flatMap(
            index ->
                served(index.tenant(), index.index()).stream()
                    .map(served -> new HeldBundles.Held(index.tenant(), served.index())))
        .toList();
  }

  /** The digests of all lexicons that serve or shall. */
  Set<String> lexicons() {
    Set<String> digests = new HashSet<>();
    tenants.forEach(
        entry ->
            Stream.concat(
                    entry.tenant().indexes().stream(),
                    entry.indexes().values().stream().map(ServedIndex::index))
                .map(index -> index.bundle().lexicon())
                .filter(Objects::nonNull)
                .forEach(ref -> digests.add(ref.digest())));
    return digests;
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
