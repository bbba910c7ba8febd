package dev.auspex.control.index;

import java.util.List;

/**
 * The versions of a schema.
 *
 * @param items newest first
 */
public record SchemaVersionList(List<SchemaView> items) {
  /** Copies {@code items}. */
  public SchemaVersionList {
    items = List.copyOf(items);
  }
}
