package dev.auspex.control.drift;

import dev.auspex.contract.snapshot.Location;
import dev.auspex.control.elastic.EngineFailure;
import dev.auspex.control.elastic.HomeDocuments;
import dev.auspex.control.elastic.IndexOutcome;
import dev.auspex.control.elastic.PhysicalDrift;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Makes differences go. Each way may be gone twice, and ends as an outcome. */
@ApplicationScoped
class Mending {
  private static final int AT_ONCE = 1_000;
  private static final IndexOutcome NAMED =
      new IndexOutcome.Refused("Something in the catalogue has come to name it");

  private final PhysicalDrift engine;
  private final HomeDocuments documents;
  private final DesiredService catalogue;

  Mending(PhysicalDrift engine, HomeDocuments documents, DesiredService catalogue) {
    this.engine = engine;
    this.documents = documents;
    this.catalogue = catalogue;
  }

  /** Mends. */
  IndexOutcome run(Mend mend) {
    try {
      return switch (mend) {
        case Mend.ByPeople none -> new IndexOutcome.Refused("Auspex cannot mend it");
        case Mend.AddFields add -> engine.addFields(add.physicalIndex(), add.wanted(), add.names());
        case Mend.SetReplicas set -> engine.setReplicas(set.physicalIndex());
        case Mend.DeleteIndex delete ->
            catalogue
                .whileUnnamed(delete.physicalIndex(), () -> engine.delete(delete.physicalIndex()))
                .orElse(NAMED);
        case Mend.RemoveDocuments remove -> remove(remove);
      };
    } catch (EngineFailure failure) {
      return failure.passing()
          ? new IndexOutcome.Unavailable(failure.getMessage())
          : new IndexOutcome.Refused(failure.getMessage());
    }
  }

  /**
   * Deletes what it has found before it was sure that no member has the key, and that only as it
   * was found: a member that joins in the meantime keeps all that it writes.
   */
  private IndexOutcome remove(Mend.RemoveDocuments wanted) {
    Location home = Location.pooled(wanted.cell(), wanted.key(), Map.of());
    while (true) {
      documents.refresh(home);
      List<HomeDocuments.Found> some =
          new ArrayList<>(documents.page(home, -1, Long.MAX_VALUE, AT_ONCE, false));
      some.addAll(documents.tombstones(home, AT_ONCE));
      if (catalogue.members(wanted.cell()).contains(wanted.key())) {
        return NAMED;
      }
      if (some.isEmpty()) {
        return new IndexOutcome.Present();
      }
      documents.delete(home, some);
    }
  }
}
