package dev.auspex.control.drift;

import dev.auspex.contract.TenantId;
import dev.auspex.control.elastic.WantedFields;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the catalogue wants of Elasticsearch at one moment.
 *
 * @param indexes the physical indexes that must be there
 * @param cells those of them that are cells
 * @param named the names of all physical indexes that something in the catalogue names: those that
 *     must be there, and those that may be, because they are made, filled or removed
 * @param leaving tenants whose removal has begun; what is left of them goes without a report
 */
record Desired(List<Index> indexes, List<String> cells, Set<String> named, Set<TenantId> leaving) {
  Desired {
    indexes = List.copyOf(indexes);
    cells = List.copyOf(cells);
    named = Set.copyOf(named);
    leaving = Set.copyOf(leaving);
  }

  /**
   * A physical index that must be there.
   *
   * @param physicalIndex its name
   * @param tenant whose it is; null for a cell
   * @param title what it is, to begin a sentence with
   * @param fields what it must have at least
   */
  record Index(
      String physicalIndex, @Nullable TenantId tenant, String title, WantedFields fields) {}
}
