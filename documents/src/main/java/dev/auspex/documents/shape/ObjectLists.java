package dev.auspex.documents.shape;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.auspex.contract.problem.Violation;
import dev.auspex.contract.schema.Field;
import dev.auspex.contract.schema.FieldKind;
import dev.auspex.contract.schema.Flattening;
import dev.auspex.contract.schema.Schema;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists of objects in documents: their check, and the fields that are flattened from them. */
public final class ObjectLists {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private ObjectLists() {}

  /** Adds what is wrong with {@code value} as the list {@code name}. */
  static void check(String name, JsonNode value, Schema schema, List<Violation> violations) {
    if (!value.isArray() || value.size() > DocumentCheck.MOST_VALUES) {
      DocumentCheck.expect(
          false,
          name,
          "an array of at most %d objects".formatted(DocumentCheck.MOST_VALUES),
          value,
          violations);
      return;
    }
    int before = violations.size();
    for (int i = 0; i < value.size(); i++) {
      JsonNode object = value.get(i);
      String path = name + "[%d]".formatted(i);
      DocumentCheck.expect(object.isObject(), path, "an object", object, violations);
      for (Field field : schema.flattenedFields()) {
        String member = flattening(field).member();
        if (flattening(field).list().equals(name) && member != null && object.hasNonNull(member)) {
          DocumentCheck.checkValue(path + "." + member, field, object.get(member), violations);
        }
      }
    }
    if (violations.size() == before) {
      checkSums(name, value, schema, violations);
    }
  }

  private static void checkSums(
      String name, JsonNode value, Schema schema, List<Violation> violations) {
    for (Field field : schema.flattenedFields()) {
      if (flattening(field).list().equals(name)
          && flattening(field).rule() == Flattening.Rule.SUM) {
        @Nullable JsonNode sum = reduce(field, value);
        boolean fits =
            sum == null || (field.kind() == FieldKind.LONG ? sum.canConvertToLong() : finite(sum));
        if (!fits) {
          violations.add(
              new Violation(
                  name, "numbers whose sum '%s' can hold 64 bits".formatted(field.name())));
        }
      }
    }
  }

  private static boolean finite(JsonNode number) {
    return Double.isFinite(number.doubleValue());
  }

  /** Sets each flattened field of a document that has been checked. */
  public static void flatten(ObjectNode document, Schema schema) {
    for (Field field : schema.flattenedFields()) {
      JsonNode list = document.path(flattening(field).list());
      @Nullable JsonNode value = list.isArray() ? reduce(field, list) : null;
      if (value != null) {
        document.set(field.name(), value);
      }
    }
  }

  private static @Nullable JsonNode reduce(Field field, JsonNode list) {
    Flattening flattening = flattening(field);
    List<JsonNode> values = values(list, flattening.member());
    if (flattening.rule() == Flattening.Rule.COUNT) {
      return JSON.numberNode(list.size());
    }
    if (values.isEmpty()) {
      return null;
    }
    return switch (flattening.rule()) {
      case ALL -> all(values);
      case FIRST -> values.getFirst();
      case MIN -> values.stream().min(order(field.kind())).orElseThrow();
      case MAX -> values.stream().max(order(field.kind())).orElseThrow();
      case SUM -> sum(field.kind(), values);
      case COUNT -> throw new IllegalStateException("counted before");
    };
  }

  private static List<JsonNode> values(JsonNode list, @Nullable String member) {
    List<JsonNode> values = new ArrayList<>();
    if (member != null) {
      for (JsonNode object : list) {
        if (object.hasNonNull(member)) {
          values.add(object.get(member));
        }
      }
    }
    return values;
  }

  private static JsonNode all(List<JsonNode> values) {
    ArrayNode array = JSON.arrayNode();
    array.addAll(new LinkedHashSet<>(values));
    return array;
  }

  private static JsonNode sum(FieldKind kind, List<JsonNode> values) {
    return kind == FieldKind.LONG
        ? JSON.numberNode(
            values.stream().map(JsonNode::bigIntegerValue).reduce(BigInteger.ZERO, BigInteger::add))
        : JSON.numberNode(
            values.stream()
                .map(JsonNode::decimalValue)
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .doubleValue());
  }

  private static Comparator<JsonNode> order(FieldKind kind) {
    return kind == FieldKind.DATE
        ? Comparator.comparing(value -> instant(value.textValue()))
        : Comparator.comparing(JsonNode::decimalValue);
  }

  /** A day is its first instant in UTC, as for the search engine. */
  private static Instant instant(String date) {
    return date.indexOf('T') < 0
        ? LocalDate.parse(date).atStartOfDay(ZoneOffset.UTC).toInstant()
        : OffsetDateTime.parse(date).toInstant();
  }

  private static Flattening flattening(Field field) {
    Flattening flattening = field.flattening();
    if (flattening == null) {
      throw new IllegalStateException("not flattened: " + field.name());
    }
    return flattening;
  }
}
