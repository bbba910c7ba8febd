package dev.auspex.control.elastic;

import dev.auspex.contract.TenantId;

/** Everything of one tenant in Elasticsearch, whatever the catalogue knows of it. */
public interface TenantDocuments {
  /**
   * Removes the tenant's own physical indexes and its documents in the cells.
   *
   * @return what is left, which may be something that was written meanwhile
   */
  RemainsOutcome remove(TenantId tenant);

  /** Counts what is there now. */
  RemainsOutcome count(TenantId tenant);
}
