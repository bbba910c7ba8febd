package dev.auspex.control.elastic;

import java.util.List;

/** The physical indexes that are cells. */
public interface PhysicalCells {
  /** The field of a cell for what is kept and returned but never looked into. */
  String STORED = "stored";

  /**
   * Makes sure that a cell exists with all of {@code slots}. Asking twice is the same as asking
   * once.
   *
   * @param cell its name in Elasticsearch
   * @param slots its fields
   * @return never null; failures are outcomes, not exceptions
   */
  IndexOutcome ensure(String cell, List<CellSlot> slots);
}
