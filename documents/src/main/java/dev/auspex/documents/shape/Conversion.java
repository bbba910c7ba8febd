package dev.auspex.documents.shape;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.auspex.contract.problem.Violation;
import dev.auspex.contract.schema.Embedding;
import dev.auspex.contract.schema.Field;
import dev.auspex.contract.schema.FieldKind;
import dev.auspex.contract.schema.Schema;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * Carries documents from one schema over to another, as a rebuild does. What clients sent is kept
 * where the new schema has a field of that name; values become those of another kind where they
 * read the same ({@code 7} and {@code "7"}). Flattened fields are computed anew. A vector is kept
 * where it would be made by the same model of the same fields; others are for {@link
 * DocumentVectors} to add.
 */
public final class Conversion {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final Schema before;
  private final Schema after;

  private Conversion(Schema before, Schema after) {
    this.before = before;
    this.after = after;
  }

  /** The way from documents of {@code before} to those of {@code after}. */
  public static Conversion between(Schema before, Schema after) {
    return new Conversion(before, after);
  }

  /** What became of a document. */
  public sealed interface Converted {
    /** A document of the new schema, but for vectors that are to be made anew. */
    record Fits(ObjectNode document) implements Converted {}

    /** The new schema cannot hold it; {@code violations} names each field. */
    record Misfit(List<Violation> violations) implements Converted {
      /** Copies {@code violations}. */
      public Misfit {
        violations = List.copyOf(violations);
      }
    }
  }

  /**
   * Converts {@code document}, which stays as it is.
   *
   * @param document as it was stored by the schema before, computed fields included
   */
  public Converted apply(ObjectNode document) {
    ObjectNode converted = JSON.objectNode();
    for (Field field : after.fields()) {
      Optional<Field> old = before.field(field.name());
      JsonNode value = document.get(field.name());
      if (value != null && old.isPresent() && !old.get().computed() && !field.computed()) {
        converted.set(field.name(), carried(field, value));
      }
    }
    List<Violation> violations = DocumentCheck.check(converted, after);
    if (!violations.isEmpty()) {
      return new Converted.Misfit(violations);
    }
    ObjectLists.flatten(converted, after);
    for (Field field : after.embeddedFields()) {
      JsonNode vector = document.get(field.name());
      if (vector != null && madeAlike(field)) {
        converted.set(field.name(), vector);
      }
    }
    return new Converted.Fits(converted);
  }

  private boolean madeAlike(Field field) {
    Embedding embedding = field.embedding();
    return embedding != null
        && before
            .field(field.name())
            .filter(old -> embedding.equals(old.embedding()))
            .filter(old -> embedding.sources().stream().allMatch(this::carriedUnchanged))
            .isPresent();
  }

  private boolean carriedUnchanged(String source) {
    return before
        .field(source)
        .flatMap(old -> after.field(source).filter(now -> now.computed() == old.computed()))
        .filter(now -> !now.computed())
        .isPresent();
  }

  private static JsonNode carried(Field field, JsonNode value) {
    if (field.kind() == FieldKind.OBJECT_LIST || field.kind() == FieldKind.VECTOR) {
      return value;
    }
    if (!value.isArray()) {
      return read(field.kind(), value);
    }
    if (!field.list()) {
      return value.size() == 1 ? read(field.kind(), value.get(0)) : value;
    }
    ArrayNode values = JSON.arrayNode();
    value.forEach(each -> values.add(read(field.kind(), each)));
    return values;
  }

  /** The same value in another kind; as it was where it does not read as one. */
  private static JsonNode read(FieldKind kind, JsonNode value) {
    return switch (kind) {
      case TEXT, KEYWORD ->
          value.isNumber() || value.isBoolean() ? JSON.textNode(value.asText()) : value;
      case INTEGER, LONG -> whole(value);
      case DOUBLE -> value.isTextual() ? number(value) : value;
      case BOOLEAN ->
          value.isTextual() && List.of("true", "false").contains(value.textValue())
              ? JSON.booleanNode(Boolean.parseBoolean(value.textValue()))
              : value;
      case DATE, GEO_POINT, VECTOR, OBJECT_LIST -> value;
    };
  }

  private static JsonNode whole(JsonNode value) {
    JsonNode number = value.isTextual() ? number(value) : value;
    if (number.isIntegralNumber() || !number.isNumber()) {
      return number.isNumber() ? number : value;
    }
    try {
      return JSON.numberNode(number.decimalValue().toBigIntegerExact());
    } catch (ArithmeticException fraction) {
      return value;
    }
  }

  private static JsonNode number(JsonNode text) {
    // Longer is no number that a field can hold, and would take long to read.
    if (text.textValue().length() > 40) {
      return text;
    }
    try {
      BigDecimal number = new BigDecimal(text.textValue().strip());
      // Of this many digits nothing fits, and writing them out would take all memory.
      return Math.abs((long) number.scale()) > 400 ? text : JSON.numberNode(number);
    } catch (NumberFormatException noNumber) {
      return text;
    }
  }
}
