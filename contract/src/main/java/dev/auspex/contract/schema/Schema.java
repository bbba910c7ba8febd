package dev.auspex.contract.schema;

import dev.auspex.contract.problem.Violation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The typed fields of a TenantIndex, in the order in which the tenant declared them.
 *
 * @param fields at least one, at most {@value #MAX_FIELDS}, with distinct names
 */
public record Schema(List<Field> fields) {
  /** Most fields of one index. */
  public static final int MAX_FIELDS = 200;

  /**
   * Copies {@code fields}. Throws {@link IllegalArgumentException} where {@link #check} objects.
   */
  public Schema {
    fields = List.copyOf(fields);
    List<Violation> violations = check(fields);
    if (!violations.isEmpty()) {
      Violation first = violations.getFirst();
      throw new IllegalArgumentException(first.field() + ": " + first.expected());
    }
  }

  /** The field named {@code name}, if declared. */
  public Optional<Field> field(String name) {
    return fields.stream().filter(field -> field.name().equals(name)).findFirst();
  }

  /** The fields that the term channel searches, in declared order. */
  public List<Field> searchableFields() {
    return fields.stream().filter(Field::searchable).toList();
  }

  /** The fields whose values are offered as completions, in declared order. */
  public List<Field> suggestedFields() {
    return fields.stream().filter(Field::suggest).toList();
  }

  /** The fields of kind vector, in declared order. */
  public List<Field> vectorFields() {
    return fields.stream().filter(field -> field.kind() == FieldKind.VECTOR).toList();
  }

  /** The vectors that a model computes, in declared order; a query can be embedded for these. */
  public List<Field> embeddedFields() {
    return fields.stream().filter(field -> field.embedding() != null).toList();
  }

  /** The fields that are computed from lists of objects, in declared order. */
  public List<Field> flattenedFields() {
    return fields.stream().filter(field -> field.flattening() != null).toList();
  }

  /** Names of the fields that no reply shows: vectors and flattened fields, in declared order. */
  public List<String> hiddenFields() {
    return fields.stream()
        .filter(field -> field.kind() == FieldKind.VECTOR || field.computed())
        .map(Field::name)
        .toList();
  }

  /** Names of the fields that replies show, in declared order: all but the hidden ones. */
  public List<String> shownFields() {
    return fields.stream()
        .filter(field -> field.kind() != FieldKind.VECTOR && !field.computed())
        .map(Field::name)
        .toList();
  }

  /**
   * Everything that is wrong with {@code fields} as a schema; empty if nothing is.
   *
   * @return in the order of the fields; paths start at {@code fields}
   */
  public static List<Violation> check(List<Field> fields) {
    List<Violation> violations = new ArrayList<>();
    if (fields.isEmpty() || fields.size() > MAX_FIELDS) {
      violations.add(
          new Violation(
              "fields", "1 to %d fields, but there are %d".formatted(MAX_FIELDS, fields.size())));
    }
    Map<String, Integer> positions = new HashMap<>();
    for (int i = 0; i < fields.size(); i++) {
      Field field = fields.get(i);
      String path = "fields[%d]".formatted(i);
      Integer earlier = positions.putIfAbsent(field.name(), i);
      if (earlier != null) {
        violations.add(
            new Violation(
                path + ".name",
                "a name that no other field has, but fields[%d] is '%s' too"
                    .formatted(earlier, field.name())));
      }
      FieldRules.check(field, path, violations);
    }
    for (int i = 0; i < fields.size(); i++) {
      FieldRules.checkAmong(fields, fields.get(i), "fields[%d]".formatted(i), violations);
    }
    return List.copyOf(violations);
  }
}
