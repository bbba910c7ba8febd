package dev.auspex.control.elastic;

import dev.auspex.contract.schema.Field;
import dev.auspex.contract.schema.Schema;
import java.util.Set;

/** The physical indexes in Elasticsearch. */
public interface PhysicalIndexes {
  /**
   * Makes sure that an index exists and has exactly the fields of {@code schema}. Asking twice is
   * the same as asking once; an index with other fields is left as it is.
   *
   * @param physicalIndex its name in Elasticsearch
   * @param schema the fields, one property each
   * @return never null; failures are outcomes, not exceptions
   */
  IndexOutcome ensure(String physicalIndex, Schema schema);

  /**
   * Makes sure that an existing index has at least the fields of {@code schema}; those that it has
   * beyond them stay. Asking twice is the same as asking once.
   *
   * @return never null; {@link IndexOutcome.Refused} where it has a field of another type
   */
  IndexOutcome extend(String physicalIndex, Schema schema);

  /**
   * How many documents an index has, and which of {@code fields} have values in it.
   *
   * @param fields names, whether the index has such fields or not
   * @return never null
   */
  IndexFacts facts(String physicalIndex, Set<String> fields);

  /** Whether documents that were stored by {@code one} are stored just so by {@code other}. */
  static boolean storesAlike(Field one, Field other) {
    return PhysicalField.of(one).equals(PhysicalField.of(other));
  }
}
