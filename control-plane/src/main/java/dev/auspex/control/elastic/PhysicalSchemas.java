package dev.auspex.control.elastic;

import dev.auspex.analysis.TextAnalysis;
import dev.auspex.contract.schema.Field;
import dev.auspex.contract.schema.FieldKind;
import dev.auspex.contract.schema.Schema;
import dev.auspex.contract.snapshot.Location;
import java.util.Set;

/** The fields of physical indexes that exist. */
public interface PhysicalSchemas {
  /**
   * Makes sure that an existing index has at least the fields of {@code schema}; those that it has
   * beyond them stay. Asking twice is the same as asking once.
   *
   * @param home the index, and where it shall have terms of text
   * @return never null; {@link IndexOutcome.Refused} where it has a field of another type
   */
  IndexOutcome extend(Location home, Schema schema);

  /**
   * How many documents a TenantIndex has, and which of {@code fields} have values in them.
   *
   * @param location where it lives
   * @param fields names, whether there are such fields or not
   * @return never null
   */
  IndexFacts facts(Location location, Set<String> fields);

  /** Whether documents that were stored by {@code one} are stored just so by {@code other}. */
  static boolean storesAlike(Field one, Field other) {
    boolean analysedAlike =
        one.kind() != FieldKind.TEXT
            || TextAnalysis.nameFor(one.language()).equals(TextAnalysis.nameFor(other.language()));
    return analysedAlike && PhysicalField.of(one).equals(PhysicalField.of(other));
  }
}
