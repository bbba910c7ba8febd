package dev.auspex.control.elastic;

import co.elastic.clients.elasticsearch._types.mapping.DynamicMapping;
import co.elastic.clients.elasticsearch._types.mapping.Property;
import co.elastic.clients.elasticsearch._types.mapping.TypeMapping;
import dev.auspex.contract.schema.Field;
import dev.auspex.contract.schema.Schema;
import dev.auspex.contract.snapshot.CompletionField;
import dev.auspex.contract.snapshot.Location;
import dev.auspex.contract.snapshot.TermField;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** From a schema to the mapping of its physical index, and back to the question if they agree. */
final class PhysicalMapping {
  private PhysicalMapping() {}

  /**
   * One property per field, under the field's own name, and those for the terms of each text that
   * Auspex cuts and for the completions that it keeps; documents with other names are refused.
   *
   * @param home where terms and completions are
   */
  static TypeMapping of(Schema schema, Location home) {
    return TypeMapping.of(
        mapping ->
            mapping
                .dynamic(DynamicMapping.Strict)
                // Set only while a move brings documents here.
                .properties(Location.TOMBSTONE, Property.of(p -> p.boolean_(b -> b)))
                .properties(properties(schema, home)));
  }

  private static Map<String, Property> properties(Schema schema, Location home) {
    Map<String, Property> properties = new LinkedHashMap<>();
    for (Field field : schema.fields()) {
      TermField own = home.terms().get(field.name());
      if (own == null) {
        properties.put(field.name(), PhysicalField.property(field));
      } else {
        properties.put(field.name(), PhysicalField.keptText());
        properties.put(own.field(), PhysicalField.terms());
      }
      CompletionField completions = home.completions().get(field.name());
      if (completions != null) {
        properties.put(completions.starts(), PhysicalField.starts());
        properties.put(completions.whole(), PhysicalField.whole());
      }
    }
    return properties;
  }

  /** The mapping with all of {@code wanted}. */
  static TypeMapping of(WantedFields wanted) {
    return switch (wanted) {
      case WantedFields.OfSchema own -> of(own.schema(), own.home());
      case WantedFields.OfCell cell -> ElasticPhysicalCells.mapping(cell.slots());
    };
  }

  /** Each property in words that are equal where two properties are, in order of their names. */
  static Map<String, String> forms(Map<String, Property> properties) {
    TreeMap<String, String> forms = new TreeMap<>();
    properties.forEach((name, property) -> forms.put(name, PhysicalField.of(property).toString()));
    return forms;
  }

  /**
   * The first difference between what {@code schema} wants and what there is, in words for the
   * tenant; empty where they agree.
   */
  static Optional<String> difference(Schema schema, Location home, TypeMapping actual) {
    TreeMap<String, PhysicalField> wanted = new TreeMap<>();
    properties(schema, home)
        .forEach((name, property) -> wanted.put(name, PhysicalField.of(property)));
    TreeMap<String, PhysicalField> present = new TreeMap<>();
    actual.properties().forEach((name, property) -> present.put(name, PhysicalField.of(property)));
    present.remove(Location.TOMBSTONE);

    TreeSet<String> names = new TreeSet<>(wanted.keySet());
    names.addAll(present.keySet());
    for (String name : names) {
      PhysicalField want = wanted.get(name);
      PhysicalField have = present.get(name);
      if (want == null) {
        return Optional.of("field '%s' is not in the schema, but is %s".formatted(name, have));
      }
      if (have == null) {
        return Optional.of("field '%s' should be %s, but is missing".formatted(name, want));
      }
      if (!want.equals(have)) {
        return Optional.of("field '%s' should be %s, but is %s".formatted(name, want, have));
      }
    }
    return Optional.empty();
  }
}
