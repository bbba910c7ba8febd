package dev.auspex.control.index;

import dev.auspex.contract.IndexName;
import dev.auspex.contract.TenantId;
import dev.auspex.contract.schema.Schema;
import dev.auspex.contract.snapshot.Location;
import dev.auspex.contract.snapshot.Placement;
import dev.auspex.contract.snapshot.PlacementKind;
import dev.auspex.control.catalogue.PlatformWide;
import dev.auspex.control.catalogue.RevisionRepository;
import dev.auspex.control.cell.CellLayout;
import dev.auspex.control.cell.CellService;
import dev.auspex.documents.stored.StoredForms;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;

/** The {@link ProvisioningQueue} in the catalogue. */
@ApplicationScoped
class ProvisioningService implements ProvisioningQueue {
  private final TenantIndexRepository indexes;
  private final CellService cells;
  private final RevisionRepository revision;
  private final IndexConfig config;

  ProvisioningService(
      TenantIndexRepository indexes,
      CellService cells,
      RevisionRepository revision,
      IndexConfig config) {
    this.indexes = indexes;
    this.cells = cells;
    this.revision = revision;
    this.config = config;
  }

  @Override
  @Transactional
  @PlatformWide("takes whatever is due next")
  public Optional<ProvisioningTask> lease() {
    return indexes
        .lease(config.lease())
        .map(
            row ->
                new ProvisioningTask(
                    row.index().tenant(),
                    row.index().name(),
                    row.index().wantedPlacement() == PlacementKind.POOL,
                    own(row),
                    row.live().schema,
                    row.index().attempts));
  }

  @Override
  @Transactional
  public void apply(TenantId tenant, IndexName name, Decision decision) {
    switch (decision) {
      case Decision.BecomeReady ready -> {
        // Gateways hear of the index in the same moment in which it becomes ready.
        indexes.find(tenant, name).ifPresent(row -> place(tenant, row));
      }
      case Decision.BecomeFailed failed -> indexes.fail(tenant, name, failed.reason());
      case Decision.TryAgain again -> indexes.postpone(tenant, name, again.reason(), again.pause());
    }
  }

  private void place(TenantId tenant, TenantIndexRepository.Row row) {
    IndexName name = row.index().name();
    if (row.index().state() != IndexState.PROVISIONING) {
      return;
    }
    Optional<Location> home =
        row.index().wantedPlacement() == PlacementKind.POOL
            ? cells.join(tenant, name, row.index().key(), fits(row.live().schema))
            : Optional.of(own(row));
    if (home.isEmpty()) {
      indexes.postpone(tenant, name, "The pool is being extended", config.firstPause());
    } else if (indexes.place(tenant, name, Placement.at(home.get()))) {
      revision.raise(tenant);
    } else {
      throw new IllegalStateException("another process has placed %s".formatted(name));
    }
  }

  private static CellLayout.Fit.Fits fits(Schema schema) {
    return WantedPlacement.of(PlacementKind.POOL, schema).fits();
  }

  private static Location own(TenantIndexRepository.Row row) {
    return StoredForms.own(Location.dedicated(row.index().physicalIndex()), row.live().schema);
  }

  @Override
  @Transactional
  public boolean settled(TenantId tenant, IndexName name) {
    return indexes
        .find(tenant, name)
        .map(row -> row.index().state() != IndexState.PROVISIONING)
        .orElse(false);
  }
}
