package dev.auspex.control.drift;

import dev.auspex.contract.IndexName;
import dev.auspex.contract.TenantId;
import dev.auspex.contract.schema.Schema;
import dev.auspex.contract.snapshot.Location;
import dev.auspex.contract.snapshot.Placement;
import dev.auspex.control.catalogue.PlatformWide;
import dev.auspex.control.catalogue.RevisionRepository;
import dev.auspex.control.cell.CellLayout;
import dev.auspex.control.cell.CellService;
import dev.auspex.control.elastic.EngineFailure;
import dev.auspex.control.elastic.WantedFields;
import dev.auspex.control.index.ServingIndex;
import dev.auspex.control.index.TenantIndexService;
import dev.auspex.control.job.JobHomeService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads what the catalogue wants of Elasticsearch; one transaction per method. */
@ApplicationScoped
class DesiredService {
  private final RevisionRepository revisions;
  private final TenantIndexService indexes;
  private final JobHomeService jobs;
  private final CellService cells;
  private final DriftRepository drifts;

  DesiredService(
      RevisionRepository revisions,
      TenantIndexService indexes,
      JobHomeService jobs,
      CellService cells,
      DriftRepository drifts) {
    this.revisions = revisions;
    this.indexes = indexes;
    this.jobs = jobs;
    this.cells = cells;
    this.drifts = drifts;
  }

  /** All of it, at one moment. */
  @Transactional
  @PlatformWide("Elasticsearch holds all tenants")
  Desired now() {
    // Or an index that moves between two queries would be named by none of them.
    var unused = revisions.beginReadingAtOneRevision();
    return read();
  }

  /** The keys of all members of a cell. */
  @Transactional
  @PlatformWide("a cell belongs to all of its members")
  Set<String> members(String cell) {
    return cells.keys(cell);
  }

  /**
   * Does {@code work} while nothing in the catalogue can begin to name {@code physicalIndex}, which
   * holds up everybody who changes indexes or jobs.
   *
   * @return what came of it; empty where something names it
   * @throws EngineFailure where somebody changes indexes or jobs at this moment
   */
  @Transactional
  @PlatformWide("nobody's index")
  <T> Optional<T> whileUnnamed(String physicalIndex, Supplier<T> work) {
    drifts.keepIndexesAndJobsAsTheyAre();
    return read().named().contains(physicalIndex) ? Optional.empty() : Optional.of(work.get());
  }

  private Desired read() {
    List<Desired.Index> wanted = new ArrayList<>();
    Set<String> named = new HashSet<>();
    for (ServingIndex index : indexes.readyOutsideThePool()) {
      Placement placement = index.index().placement();
      Schema live = index.index().bundle().schema();
      want(index, placement.serving(), live, wanted, named);
      @Nullable Location second = placement.second();
      if (second != null) {
        want(
            index,
            second,
            Objects.requireNonNullElse(placement.secondSchema(), live),
            wanted,
            named);
      }
    }
    List<String> open = cells.openCells();
    WantedFields slots = new WantedFields.OfCell(CellLayout.slots());
    open.forEach(cell -> wanted.add(new Desired.Index(cell, null, "Cell " + cell, slots)));
    named.addAll(open);
    named.addAll(cells.cellsInTheMaking());
    named.addAll(indexes.physicalIndexesInTheMaking());
    named.addAll(jobs.physicalIndexes());
    return new Desired(wanted, open, named, Set.copyOf(drifts.leaving()));
  }

  private static void want(
      ServingIndex index,
      Location home,
      Schema schema,
      List<Desired.Index> wanted,
      Set<String> named) {
    TenantId tenant = index.tenant();
    IndexName name = index.index().name();
    named.add(home.physicalIndex());
    switch (home.kind()) {
      case DEDICATED, ISOLATED ->
          wanted.add(
              new Desired.Index(
                  home.physicalIndex(),
                  tenant,
                  "Index %s of tenant %s".formatted(name, tenant),
                  new WantedFields.OfSchema(schema, home)));
      // The cell is wanted anyway, and what is parked is a snapshot.
      case POOL, PARKED -> {}
    }
  }
}
