package dev.auspex.control.drift;

import dev.auspex.control.elastic.WantedFields;
import java.util.Set;

/** What makes a difference go. */
sealed interface Mend {
  /** Nothing that Auspex may do by itself. */
  record ByPeople() implements Mend {}

  /** To add fields that are missing. */
  record AddFields(String physicalIndex, WantedFields wanted, Set<String> names) implements Mend {
    /** Copies {@code names}. */
    public AddFields {
      names = Set.copyOf(names);
    }
  }

  /** To set the number of replicas. */
  record SetReplicas(String physicalIndex) implements Mend {}

  /** To delete a physical index that nothing names. */
  record DeleteIndex(String physicalIndex) implements Mend {}

  /** To delete the documents of a cell that have a key which no member has. */
  record RemoveDocuments(String cell, String key) implements Mend {}
}
