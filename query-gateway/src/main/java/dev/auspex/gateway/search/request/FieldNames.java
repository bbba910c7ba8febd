package dev.auspex.gateway.search.request;

import dev.auspex.contract.problem.ClosestName;
import dev.auspex.contract.problem.Violation;
import dev.auspex.contract.schema.Field;
import dev.auspex.contract.schema.Schema;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Looks names that clients sent up in the schema, and notes those that do not fit. */
public final class FieldNames {
  private final Schema schema;
  private final List<Violation> violations;

  /** Notes in {@code violations}. */
  public FieldNames(Schema schema, List<Violation> violations) {
    this.schema = schema;
    this.violations = violations;
  }

  /**
   * The field that stands at {@code path}.
   *
   * @param fits whether a field may stand there
   * @param what in a word, such as {@code facetable}
   */
  public Optional<Field> find(
      String path, @Nullable String name, Predicate<Field> fits, String what) {
    Optional<Field> field = name == null ? Optional.empty() : schema.field(name).filter(fits);
    if (field.isEmpty()) {
      violate(path, "the name of a field that is " + what + meant(name, fits));
    }
    return field;
  }

  private String meant(@Nullable String name, Predicate<Field> fits) {
    if (name == null) {
      return ", but it is missing";
    }
    if (schema.field(name).isPresent()) {
      return ", but '%s' is not".formatted(name);
    }
    List<String> names = schema.fields().stream().filter(fits).map(Field::name).toList();
    return ClosestName.of(name, names)
        .map(", but the index has no such field; did you mean '%s'?"::formatted)
        .orElse(", but the index has no such field");
  }

  /** Notes what was expected at {@code path}. */
  public void violate(String path, String expected) {
    violations.add(new Violation(path, expected));
  }
}
