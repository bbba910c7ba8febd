package dev.auspex.control.index;

import dev.auspex.contract.IndexName;
import dev.auspex.contract.TenantId;
import dev.auspex.control.catalogue.PlatformWide;
import dev.auspex.control.catalogue.RevisionRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;

/** The {@link ProvisioningQueue} in the catalogue. */
@ApplicationScoped
class ProvisioningService implements ProvisioningQueue {
  private final TenantIndexRepository indexes;
  private final RevisionRepository revision;
  private final IndexConfig config;

  ProvisioningService(
      TenantIndexRepository indexes, RevisionRepository revision, IndexConfig config) {
    this.indexes = indexes;
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
                    row.index().physicalIndex,
                    row.live().schema,
                    row.index().attempts));
  }

  @Override
  @Transactional
  public void apply(TenantId tenant, IndexName name, Decision decision) {
    switch (decision) {
      case Decision.BecomeReady ready -> {
        // Gateways hear of the index in the same moment in which it becomes ready.
        if (indexes.settle(tenant, name, IndexState.READY, null)) {
          revision.raise(tenant);
        }
      }
      case Decision.BecomeFailed failed ->
          indexes.settle(tenant, name, IndexState.FAILED, failed.reason());
      case Decision.TryAgain again -> indexes.postpone(tenant, name, again.reason(), again.pause());
    }
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
