package dev.auspex.control.index;

import dev.auspex.contract.schema.Field;
import dev.auspex.contract.schema.Schema;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Whether documents that were written by one schema can be served by another. */
final class SchemaFit {
  private SchemaFit() {}

  /**
   * What stands in the way of serving by {@code other} what was written by {@code written}, one
   * sentence for each field; empty where nothing does. Weights and flags may differ, and {@code
   * other} may lack fields.
   */
  static List<String> obstacles(Schema written, Schema other) {
    Map<String, Field> present =
        written.fields().stream().collect(Collectors.toMap(Field::name, Function.identity()));
    return other.fields().stream()
        .map(field -> obstacle(present.get(field.name()), field))
        .filter(Objects::nonNull)
        .toList();
  }

  private static @Nullable String obstacle(@Nullable Field written, Field other) {
    if (written == null) {
      return "documents have no field '%s' any more".formatted(other.name());
    }
    if (written.kind() != other.kind()) {
      return "field '%s' is %s in documents, not %s"
          .formatted(other.name(), written.kind().wireName(), other.kind().wireName());
    }
    if (!Objects.equals(written.embedding(), other.embedding())
        || !Objects.equals(written.dimensions(), other.dimensions())
        || written.similarity() != other.similarity()) {
      return "vectors of field '%s' are made in another way".formatted(other.name());
    }
    if (!Objects.equals(written.language(), other.language())) {
      return "field '%s' is written in another language".formatted(other.name());
    }
    if (!Objects.equals(written.flattening(), other.flattening())) {
      return "values of field '%s' are computed in another way".formatted(other.name());
    }
    if (written.list() && !other.list()) {
      return "documents may have several values of field '%s'".formatted(other.name());
    }
    return null;
  }
}
