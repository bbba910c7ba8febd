package dev.auspex.control.elastic;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What there really is in Elasticsearch, and the few changes that make it what it shall be. Changes
 * end as outcomes, and asking for one twice is the same as asking once; the other methods throw
 * {@link EngineFailure}, and then nothing is known: not even that something is missing.
 */
public interface PhysicalDrift {
  /** Every physical index of Auspex, cells included, in order of names. */
  List<PhysicalState> look();

  /**
   * The keys of all documents of a cell, tombstones included, and how many each has.
   *
   * @param cell its name in Elasticsearch
   */
  Map<String, Long> documentsByKey(String cell);

  /** How many replicas every physical index shall have. */
  int replicas();

  /** Has an index have as many replicas as it shall. */
  IndexOutcome setReplicas(String physicalIndex);

  /**
   * Adds fields to an index.
   *
   * @param wanted all that it shall have
   * @param names which of them to add
   */
  IndexOutcome addFields(String physicalIndex, WantedFields wanted, Set<String> names);

  /** Deletes an index with all of its documents; nothing happens where there is none. */
  IndexOutcome delete(String physicalIndex);
}
