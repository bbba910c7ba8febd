package dev.auspex.control.elastic;

import java.util.Map;

/** What is in a cell. */
public interface CellContents {
  /**
   * Counts the documents of each key that has at least {@code least}; throws {@link EngineFailure}.
   *
   * @param cell its name in Elasticsearch
   */
  Map<String, Long> countByKey(String cell, int least);
}
