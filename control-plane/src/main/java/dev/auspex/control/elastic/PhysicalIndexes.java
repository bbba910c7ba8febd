package dev.auspex.control.elastic;

import dev.auspex.contract.schema.Schema;
import dev.auspex.contract.snapshot.Location;
import org.jspecify.annotations.Nullable;

/** The physical indexes in Elasticsearch. */
public interface PhysicalIndexes {
  /**
   * Makes sure that an index exists and has exactly the fields of {@code schema}. Asking twice is
   * the same as asking once; an index with other fields is left as it is.
   *
   * @param home the index, and where it has terms of text
   * @param schema the fields
   * @param nodeGroup the only nodes that may hold it; null for all nodes
   * @return never null; failures are outcomes, not exceptions
   */
  IndexOutcome ensure(Location home, Schema schema, @Nullable String nodeGroup);
}
