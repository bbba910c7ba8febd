package dev.auspex.control.elastic;

import dev.auspex.contract.schema.Schema;
import dev.auspex.contract.snapshot.Location;
import java.util.List;
import java.util.Map;

/** The fields that a physical index shall have. */
public sealed interface WantedFields {
  /** Those of an index of its own: one per declared field, and what Auspex adds to them. */
  record OfSchema(Schema schema, Location home) implements WantedFields {}

  /** Those of a cell: one per slot, and what Auspex adds to them. */
  record OfCell(List<CellSlot> slots) implements WantedFields {
    /** Copies {@code slots}. */
    public OfCell {
      slots = List.copyOf(slots);
    }
  }

  /**
   * How each field keeps and finds its values, in words that are equal where two do it alike; by
   * physical name, in order.
   */
  default Map<String, String> forms() {
    return PhysicalMapping.forms(PhysicalMapping.of(this).properties());
  }
}
