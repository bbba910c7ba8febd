package dev.auspex.control.publish;

import dev.auspex.contract.TenantId;
import dev.auspex.contract.snapshot.ApiKeySnapshot;
import dev.auspex.contract.snapshot.IndexSnapshot;
import dev.auspex.contract.snapshot.Limits;
import dev.auspex.contract.snapshot.ServiceLevel;
import dev.auspex.contract.snapshot.Snapshot;
import dev.auspex.contract.snapshot.TenantSnapshot;
import dev.auspex.control.apikey.ApiKeyService;
import dev.auspex.control.apikey.ServingKey;
import dev.auspex.control.catalogue.PlatformWide;
import dev.auspex.control.catalogue.RevisionRepository;
import dev.auspex.control.index.ServingIndex;
import dev.auspex.control.index.TenantIndexService;
import dev.auspex.control.tenant.TenantService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;

/** Makes snapshots; one read-only transaction per method. */
@ApplicationScoped
public class SnapshotService {
  private final RevisionRepository revisions;
  private final TenantService tenants;
  private final TenantIndexService indexes;
  private final ApiKeyService keys;
  private final AtomicReference<Snapshot> latest = new AtomicReference<>(Snapshot.EMPTY);

  SnapshotService(
      RevisionRepository revisions,
      TenantService tenants,
      TenantIndexService indexes,
      ApiKeyService keys) {
    this.revisions = revisions;
    this.tenants = tenants;
    this.indexes = indexes;
    this.keys = keys;
  }

  /**
   * The platform at its current revision. All tables are read at the same moment, and only if that
   * revision is new to this process.
   */
  @Transactional
  @PlatformWide("the snapshot holds all tenants")
  public Snapshot current() {
    long revision = revisions.beginReadingAtOneRevision();
    Snapshot known = latest.get();
    if (known.revision() == revision) {
      return known;
    }
    Snapshot made = read(revision);
    latest.accumulateAndGet(made, (a, b) -> a.revision() >= b.revision() ? a : b);
    return made;
  }

  private Snapshot read(long revision) {
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
    return new Snapshot(
        revision,
        tenants.all().stream()
            .map(
                tenant ->
                    new TenantSnapshot(
                        tenant.id(),
                        ServiceLevel.FULL,
                        Limits.NONE,
                        indexesByTenant.getOrDefault(tenant.id(), List.of()),
                        keysByTenant.getOrDefault(tenant.id(), List.of())))
            .toList());
  }
}
