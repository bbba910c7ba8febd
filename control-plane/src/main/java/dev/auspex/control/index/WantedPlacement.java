package dev.auspex.control.index;

import dev.auspex.contract.schema.Schema;
import dev.auspex.contract.snapshot.PlacementKind;
import dev.auspex.control.cell.CellLayout;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a new TenantIndex shall live.
 *
 * @param kind pool or dedicated
 * @param reason why it is dedicated although the pool was wanted; null where all is as wanted
 * @param slots the physical field of each of its fields in a cell; empty for dedicated
 */
record WantedPlacement(PlacementKind kind, @Nullable String reason, Map<String, String> slots) {
  WantedPlacement {
    slots = Map.copyOf(slots);
  }

  /** What is wanted goes, unless a cell cannot hold such a schema. */
  static WantedPlacement of(PlacementKind wanted, Schema schema) {
    if (wanted != PlacementKind.POOL) {
      return new WantedPlacement(wanted, null, Map.of());
    }
    return switch (CellLayout.fit(schema)) {
      case CellLayout.Fit.Fits fits -> new WantedPlacement(wanted, null, fits.slots());
      case CellLayout.Fit.Needs needs ->
          new WantedPlacement(PlacementKind.DEDICATED, needs.reason(), Map.of());
    };
  }
}
