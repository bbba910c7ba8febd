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

  /** The fields of kind vector, in declared order. */
  public List<Field> vectorFields() {
    return fields.stream().filter(field -> field.kind() == FieldKind.VECTOR).toList();
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
      checkField(field, path, violations);
    }
    for (int i = 0; i < fields.size(); i++) {
      checkEmbedding(fields.get(i), "fields[%d]".formatted(i), fields, violations);
    }
    return List.copyOf(violations);
  }

  private static void checkField(Field field, String path, List<Violation> violations) {
    if (!Field.isValidName(field.name())) {
      violations.add(
          new Violation(
              path + ".name",
              "1 to 64 characters of a-z, 0-9 and underscore, starting with a letter, and not"
                  + " 'id', but was '%s'".formatted(field.name())));
    }
    boolean text = field.kind() == FieldKind.TEXT || field.kind() == FieldKind.KEYWORD;
    if (field.searchable() && !text) {
      violations.add(
          new Violation(
              path + ".searchable",
              "only text and keyword fields can be searchable, but '%s' is %s"
                  .formatted(field.name(), field.kind().wireName())));
    }
    if (!(field.weight() > 0 && field.weight() <= 100)) {
      violations.add(
          new Violation(
              path + ".weight",
              "a number above 0 and at most 100, but was %s".formatted(field.weight())));
    }
  }

  private static void checkEmbedding(
      Field field, String path, List<Field> fields, List<Violation> violations) {
    Embedding embedding = field.embedding();
    boolean vector = field.kind() == FieldKind.VECTOR;
    if (vector != (embedding != null)) {
      violations.add(
          new Violation(
              path + ".embedding",
              vector
                  ? "the model and source fields of a vector field, but it is missing"
                  : "nothing, because '%s' is no vector field".formatted(field.name())));
    }
    if (embedding == null) {
      return;
    }
    if (embedding.dimensions() < 1 || embedding.dimensions() > 4096) {
      violations.add(
          new Violation(
              path + ".embedding.dimensions",
              "1 to 4096, but was %d".formatted(embedding.dimensions())));
    }
    if (embedding.sources().isEmpty()) {
      violations.add(
          new Violation(
              path + ".embedding.sources", "at least one text or keyword field, but it is empty"));
    }
    for (int i = 0; i < embedding.sources().size(); i++) {
      String source = embedding.sources().get(i);
      boolean known =
          fields.stream()
              .anyMatch(
                  candidate ->
                      candidate.name().equals(source)
                          && (candidate.kind() == FieldKind.TEXT
                              || candidate.kind() == FieldKind.KEYWORD));
      if (!known) {
        violations.add(
            new Violation(
                path + ".embedding.sources[%d]".formatted(i),
                "the name of a text or keyword field of this schema, but was '%s'"
                    .formatted(source)));
      }
    }
  }
}
