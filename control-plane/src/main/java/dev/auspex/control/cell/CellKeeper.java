package dev.auspex.control.cell;

import dev.auspex.control.elastic.IndexOutcome;
import dev.auspex.control.elastic.PhysicalCells;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has the next cell made before the open ones are full. Any replica may do it, several at once too:
 * the catalogue names the cell, and making it twice is making it once.
 */
@ApplicationScoped
public class CellKeeper {
  private static final Logger LOG = LoggerFactory.getLogger(CellKeeper.class);

  private final CellService cells;
  private final PhysicalCells physicalCells;

  CellKeeper(CellService cells, PhysicalCells physicalCells) {
    this.cells = cells;
    this.physicalCells = physicalCells;
  }

  /** Looks once. */
  @Scheduled(
      every = "${control-plane.cell.keep-every:1s}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  @RunOnVirtualThread
  void keep() {
    var unused = ensureRoom();
  }

  /**
   * Has a cell made if one is needed.
   *
   * @return {@link IndexOutcome.Present} where the open cells have room now
   */
  public IndexOutcome ensureRoom() {
    extendOutdated();
    Optional<String> cell = cells.needed();
    if (cell.isEmpty()) {
      return new IndexOutcome.Present();
    }
    IndexOutcome outcome = physicalCells.ensure(cell.get(), CellLayout.slots());
    switch (outcome) {
      case IndexOutcome.Present present -> {
        cells.open(cell.get());
        LOG.atInfo().addKeyValue("cell", cell.get()).log("cell opened");
      }
      case IndexOutcome.Refused refused ->
          LOG.atError().addKeyValue("cell", cell.get()).log("no cell: {}", refused.reason());
      case IndexOutcome.Unavailable unavailable ->
          LOG.atWarn().addKeyValue("cell", cell.get()).log("no cell: {}", unavailable.reason());
    }
    return outcome;
  }

  private void extendOutdated() {
    for (String cell : cells.outdated()) {
      IndexOutcome outcome = physicalCells.ensure(cell, CellLayout.slots());
      if (outcome instanceof IndexOutcome.Present) {
        cells.extended(cell);
        LOG.atInfo().addKeyValue("cell", cell).log("cell got new slots");
      } else {
        LOG.atWarn().addKeyValue("cell", cell).log("cell has not got its new slots: {}", outcome);
      }
    }
  }
}
