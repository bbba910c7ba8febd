package dev.auspex.control.index;

import dev.auspex.control.cell.CellKeeper;
import dev.auspex.control.elastic.IndexOutcome;
import dev.auspex.control.elastic.PhysicalIndexes;
import jakarta.enterprise.context.ApplicationScoped;

/** Brings about what a TenantIndex needs in Elasticsearch. */
interface Provision {
  /** Asking twice is the same as asking once; failures are outcomes, not exceptions. */
  IndexOutcome ensure(ProvisioningTask task);

  /** Room in a cell, or a physical index of its own. */
  @ApplicationScoped
  class InElasticsearch implements Provision {
    private final PhysicalIndexes indexes;
    private final CellKeeper cells;

    InElasticsearch(PhysicalIndexes indexes, CellKeeper cells) {
      this.indexes = indexes;
      this.cells = cells;
    }

    @Override
    public IndexOutcome ensure(ProvisioningTask task) {
      return task.pooled() ? cells.ensureRoom() : indexes.ensure(task.own(), task.schema(), null);
    }
  }
}
