package dev.auspex.control.publish;

import dev.auspex.contract.TenantId;
import dev.auspex.contract.snapshot.ApiKeySnapshot;
import dev.auspex.contract.snapshot.IndexSnapshot;
import dev.auspex.contract.snapshot.Limits;
import dev.auspex.contract.snapshot.Snapshot;
import dev.auspex.contract.snapshot.TenantSnapshot;
import dev.auspex.control.apikey.ApiKeyService;
import dev.auspex.control.apikey.ServingKey;
import dev.auspex.control.catalogue.PlatformWide;
import dev.auspex.control.catalogue.RevisionRepository;
import dev.auspex.control.index.ServingIndex;
import dev.auspex.control.index.TenantIndexService;
import dev.auspex.control.quota.QuotaService;
import dev.auspex.control.tenant.TenantService;
import dev.auspex.control.tenant.TenantView;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads what gateways may know; one read-only transaction per method. */
@ApplicationScoped
public class SnapshotService {
  /** Above this many changed tenants it is cheaper to read all of them at once. */
  private static final int MANY = 500;

  private final RevisionRepository revisions;
  private final GatewayRepository publications;
  private final TenantService tenants;
  private final TenantIndexService indexes;
  private final ApiKeyService keys;
  private final QuotaService quotas;
  private final AtomicReference<Published> latest = new AtomicReference<>(Published.NOTHING);

  SnapshotService(
      RevisionRepository revisions,
      GatewayRepository publications,
      TenantService tenants,
      TenantIndexService indexes,
      ApiKeyService keys,
      QuotaService quotas) {
    this.revisions = revisions;
    this.publications = publications;
    this.tenants = tenants;
    this.indexes = indexes;
    this.keys = keys;
    this.quotas = quotas;
  }

  /** The platform at its current revision. */
  @Transactional
  @PlatformWide("the snapshot holds all tenants")
  public Snapshot current() {
    return published().snapshot();
  }

  /**
   * The platform at its current revision. All tables are read at the same moment, and only the
   * tenants that have changed since this process last looked.
   */
  @Transactional
  @PlatformWide("the snapshot holds all tenants")
  Published published() {
    // Before the look: what is known can then only be later than it after a restore.
    Published known = latest.get();
    RevisionRepository.Moment now = revisions.beginReadingAtOneRevision();
    if (!known.epoch().equals(now.epoch()) || known.revision() > now.revision()) {
      Published read = whole(now);
      // Whoever read first keeps its place: both are true, and the next look moves on from it.
      return latest.compareAndSet(known, read) ? read : latest.get();
    }
    if (known.revision() == now.revision()) {
      return known;
    }
    List<TenantId> changed = publications.changedAfter(known.revision());
    Published read =
        changed.size() > MANY ? whole(now) : known.advanced(now.revision(), read(changed));
    return latest.accumulateAndGet(
        read, (a, b) -> a.epoch().equals(b.epoch()) && a.revision() >= b.revision() ? a : b);
  }

  private Map<TenantId, @Nullable TenantSnapshot> read(List<TenantId> changed) {
    Map<TenantId, @Nullable TenantSnapshot> snapshots = new HashMap<>();
    for (TenantId id : changed) {
      Optional<TenantView> tenant = tenants.find(id);
      snapshots.put(
          id,
          tenant
              .map(
                  view ->
                      snapshot(
                          view,
                          quotas.serving(id),
                          indexes.ready(id).stream().map(ServingIndex::index).toList(),
                          keys.notRevoked(id).stream().map(ServingKey::key).toList()))
              .orElse(null));
    }
    return snapshots;
  }

  private Published whole(RevisionRepository.Moment now) {
    Map<TenantId, List<IndexSnapshot>> indexesByTenant =
        indexes.ready().stream()
            .collect(
                Collectors.groupingBy(
                    ServingIndex::tenant,
                    Collectors.mapping(ServingIndex::index, Collectors.toList())));
    Map<TenantId, List<ApiKeySnapshot>> keysByTenant =
        keys.notRevoked().stream()
            .collect(
                Collectors.groupingBy(
                    ServingKey::tenant, Collectors.mapping(ServingKey::key, Collectors.toList())));
    Map<TenantId, Limits> limitsByTenant = quotas.serving();
    return Published.whole(
        now.epoch(),
        now.revision(),
        publications.completeSince(now.revision()),
        tenants.all().stream()
            .map(
                tenant ->
                    snapshot(
                        tenant,
                        limitsByTenant.getOrDefault(tenant.id(), Limits.NONE),
                        indexesByTenant.getOrDefault(tenant.id(), List.of()),
                        keysByTenant.getOrDefault(tenant.id(), List.of())))
            .toList(),
        publications.lastChanges().stream()
            .collect(
                Collectors.toMap(
                    GatewayRepository.LastChange::tenant, GatewayRepository.LastChange::revision)));
  }

  /** The one place that says what gateways may know of a tenant. */
  private static TenantSnapshot snapshot(
      TenantView tenant, Limits limits, List<IndexSnapshot> indexes, List<ApiKeySnapshot> keys) {
    return new TenantSnapshot(tenant.id(), tenant.service(), limits, indexes, keys);
  }
}
