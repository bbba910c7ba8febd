package dev.auspex.control.index;

import dev.auspex.contract.schema.Field;
import java.time.Instant;
import java.util.List;

/**
 * A version of the schema of an index.
 *
 * @param version number of the bundle that brought it
 * @param fields with all defaults filled in
 * @param createdAt when it became the schema, UTC
 */
public record SchemaView(int version, List<Field> fields, Instant createdAt) {
  /** Copies {@code fields}. */
  public SchemaView {
    fields = List.copyOf(fields);
  }
}
