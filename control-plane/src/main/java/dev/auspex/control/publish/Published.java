package dev.auspex.control.publish;

import dev.auspex.contract.TenantId;
import dev.auspex.contract.snapshot.Snapshot;
import dev.auspex.contract.snapshot.SnapshotChange;
import dev.auspex.contract.snapshot.TenantSnapshot;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The platform at one revision, and when each tenant last changed. Immutable. */
final class Published {
  /** Before the first read. */
  static final Published NOTHING = new Published("", 0, 0, Map.of(), Map.of());

  private static final Comparator<TenantId> BY_ID = Comparator.comparing(TenantId::value);

  private final String epoch;
  private final long revision;
  private final long completeSince;
  private final Map<TenantId, TenantSnapshot> tenants;
  private final Map<TenantId, Long> lastChange;

  private Published(
      String epoch,
      long revision,
      long completeSince,
      Map<TenantId, TenantSnapshot> tenants,
      Map<TenantId, Long> lastChange) {
    this.epoch = epoch;
    this.revision = revision;
    this.completeSince = completeSince;
    this.tenants = tenants;
    this.lastChange = lastChange;
  }

  /**
   * A complete read.
   *
   * @param completeSince the oldest revision from which {@code lastChange} knows all steps
   */
  static Published whole(
      String epoch,
      long revision,
      long completeSince,
      Collection<TenantSnapshot> tenants,
      Map<TenantId, Long> lastChange) {
    Map<TenantId, TenantSnapshot> byId = HashMap.newHashMap(tenants.size());
    tenants.forEach(tenant -> byId.put(tenant.id(), tenant));
    return new Published(epoch, revision, completeSince, byId, new HashMap<>(lastChange));
  }

  /** This with what changed up to {@code next}; {@code null} stands for a tenant that is gone. */
  Published advanced(long next, Map<TenantId, @Nullable TenantSnapshot> changes) {
    Map<TenantId, TenantSnapshot> after = new HashMap<>(tenants);
    Map<TenantId, Long> changed = new HashMap<>(lastChange);
    changes.forEach(
        (id, tenant) -> {
          changed.put(id, next);
          if (tenant == null) {
            after.remove(id);
          } else {
            after.put(id, tenant);
          }
        });
    return new Published(epoch, next, completeSince, after, changed);
  }

  String epoch() {
    return epoch;
  }

  long revision() {
    return revision;
  }

  Snapshot snapshot() {
    return new Snapshot(
        revision,
        tenants.values().stream().sorted(Comparator.comparing(TenantSnapshot::id, BY_ID)).toList());
  }

  /**
   * The step to this revision for somebody who knows {@code since} of {@code knownEpoch}; the whole
   * platform where no step leads from there.
   */
  SnapshotChange since(String knownEpoch, long since) {
    if (!epoch.equals(knownEpoch) || since > revision || since < completeSince) {
      return SnapshotChange.whole(epoch, snapshot());
    }
    List<TenantId> touched =
        lastChange.entrySet().stream()
            .filter(change -> change.getValue() > since)
            .map(Map.Entry::getKey)
            .sorted(BY_ID)
            .toList();
    return new SnapshotChange(
        epoch,
        since,
        revision,
        touched.stream().filter(tenants::containsKey).map(tenants::get).toList(),
        touched.stream().filter(id -> !tenants.containsKey(id)).toList());
  }
}
