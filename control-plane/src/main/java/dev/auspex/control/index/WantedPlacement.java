package dev.auspex.control.index;

import dev.auspex.contract.schema.Schema;
import dev.auspex.contract.snapshot.PlacementKind;
import dev.auspex.control.cell.CellLayout;
import org.jspecify.annotations.Nullable;

/**
 * Where a new TenantIndex shall live.
 *
 * @param kind pool or dedicated
 * @param reason why it is dedicated although the pool was wanted; null where all is as wanted
 * @param fits the slots of its fields in a cell; none for dedicated
 */
record WantedPlacement(PlacementKind kind, @Nullable String reason, CellLayout.Fit.Fits fits) {
  /** What is wanted goes, unless a cell cannot hold such a schema. */
  static WantedPlacement of(PlacementKind wanted, Schema schema) {
    if (wanted != PlacementKind.POOL) {
      return new WantedPlacement(wanted, null, CellLayout.Fit.Fits.NONE);
    }
    return switch (CellLayout.fit(schema)) {
      case CellLayout.Fit.Fits fits -> new WantedPlacement(wanted, null, fits);
      case CellLayout.Fit.Needs needs ->
          new WantedPlacement(PlacementKind.DEDICATED, needs.reason(), CellLayout.Fit.Fits.NONE);
    };
  }
}
