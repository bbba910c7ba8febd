package dev.auspex.control.index;

import dev.auspex.contract.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Declares an index, has the reconciler work on it at once, and waits a little for the result. */
@ApplicationScoped
class IndexCreation {
  private static final Logger LOG = LoggerFactory.getLogger(IndexCreation.class);

  private final TenantIndexService indexes;
  private final Reconciler reconciler;
  private final SettledIndexes settled;
  private final IndexConfig config;

  IndexCreation(
      TenantIndexService indexes,
      Reconciler reconciler,
      SettledIndexes settled,
      IndexConfig config) {
    this.indexes = indexes;
    this.reconciler = reconciler;
    this.settled = settled;
    this.config = config;
  }

  /** The index as it is when it is settled, or when the wait is over: then still provisioning. */
  TenantIndexView create(TenantId tenant, IndexDeclaration declaration) {
    try (SettledIndexes.Wait wait = settled.begin(tenant, declaration.name())) {
      boolean ready = indexes.declare(tenant, declaration);
      if (!ready) {
        reconciler.wake();
      }
      boolean inTime = ready || wait.await(config.createWait());
      LOG.atDebug()
          .addKeyValue("tenant", tenant)
          .addKeyValue("index", declaration.name())
          .addKeyValue("inTime", inTime)
          .log("waited for a new index");
    } catch (InterruptedException stopping) {
      // The process ends; the row is there, and the next start goes on with it.
      Thread.currentThread().interrupt();
    }
    return indexes.get(tenant, declaration.name());
  }
}
