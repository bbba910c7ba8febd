package dev.auspex.control.elastic;

import dev.auspex.contract.schema.Field;
import dev.auspex.contract.schema.Schema;
import java.util.Set;

/** The fields of physical indexes that exist. */
public interface PhysicalSchemas {
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
