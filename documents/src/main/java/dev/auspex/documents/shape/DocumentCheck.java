package dev.auspex.documents.shape;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.auspex.contract.problem.ClosestName;
import dev.auspex.contract.problem.Violation;
import dev.auspex.contract.schema.Embedding;
import dev.auspex.contract.schema.Field;
import dev.auspex.contract.schema.FieldKind;
import dev.auspex.contract.schema.Schema;
import dev.auspex.contract.schema.Similarity;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Checks a document against the schema before the engine sees it, so that a wrong document is told
 * apart from a broken engine and every wrong field is named at once. {@code null} stands for no
 * value.
 */
public final class DocumentCheck {
  /** Longer exact values cannot be indexed: the limit of a Lucene term. */
  private static final int MOST_KEYWORD_BYTES = 32_766;

  /** Most values of one field of one document. */
  static final int MOST_VALUES = 1000;

  private static final Pattern LONE_SURROGATE = Pattern.compile("\\p{Cs}");
  private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
  private static final Pattern INSTANT =
      Pattern.compile(
          "\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(:\\d{2}([.]\\d{1,9})?)?(Z|[+-]\\d{2}:\\d{2})");

  private DocumentCheck() {}

  /** Everything that is wrong with {@code document}, in its order; empty if nothing is. */
  public static List<Violation> check(ObjectNode document, Schema schema) {
    List<Violation> violations = new ArrayList<>();
    for (Map.Entry<String, JsonNode> member : document.properties()) {
      String name = member.getKey();
      JsonNode value = member.getValue();
      Optional<Field> field = schema.field(name);
      if (field.isEmpty()) {
        violations.add(new Violation(name, unknown(name, schema)));
      } else if (field.get().computed()) {
        violations.add(new Violation(name, "nothing: it is computed from " + sources(field.get())));
      } else if (!value.isNull()) {
        checkField(field.get(), value, schema, violations);
      }
    }
    return violations;
  }

  private static void checkField(
      Field field, JsonNode value, Schema schema, List<Violation> violations) {
    if (field.kind() == FieldKind.OBJECT_LIST) {
      ObjectLists.check(field.name(), value, schema, violations);
    } else if (field.list() && value.isArray()) {
      expect(
          value.size() <= MOST_VALUES,
          field.name(),
          "at most %d values".formatted(MOST_VALUES),
          value,
          violations);
      for (int i = 0; i < Math.min(value.size(), MOST_VALUES); i++) {
        checkValue(field.name() + "[%d]".formatted(i), field, value.get(i), violations);
      }
    } else {
      checkValue(field.name(), field, value, violations);
    }
  }

  /** Checks one value of {@code field} that stands at {@code name}. */
  static void checkValue(String name, Field field, JsonNode value, List<Violation> violations) {
    switch (field.kind()) {
      case TEXT -> expect(isString(value), name, "a string", value, violations);
      case KEYWORD ->
          expect(
              isString(value)
                  && value.textValue().getBytes(StandardCharsets.UTF_8).length
                      <= MOST_KEYWORD_BYTES,
              name,
              "a string of at most %d bytes in UTF-8".formatted(MOST_KEYWORD_BYTES),
              value,
              violations);
      case INTEGER ->
          expect(
              value.isIntegralNumber() && value.canConvertToInt(),
              name,
              "a whole number of 32 bits",
              value,
              violations);
      case LONG ->
          expect(
              value.isIntegralNumber() && value.canConvertToLong(),
              name,
              "a whole number of 64 bits",
              value,
              violations);
      case DOUBLE -> expect(isFinite(value), name, "a finite number of 64 bits", value, violations);
      case BOOLEAN -> expect(value.isBoolean(), name, "true or false", value, violations);
      case DATE ->
          expect(
              value.isTextual() && isDate(value.textValue()),
              name,
              "a day such as 2026-01-31 or an instant such as 2026-01-31T08:00:00Z",
              value,
              violations);
      case GEO_POINT -> checkPoint(name, value, violations);
      case VECTOR -> checkVector(name, field, value, violations);
      case OBJECT_LIST -> throw new IllegalStateException("no single value: " + name);
    }
  }

  private static void checkVector(
      String name, Field field, JsonNode value, List<Violation> violations) {
    int dimensions = field.vectorDimensions();
    double squares = 0;
    boolean fits = value.isArray() && value.size() == dimensions;
    for (int i = 0; fits && i < dimensions; i++) {
      fits = isFinite(value.get(i)) && Float.isFinite(value.get(i).floatValue());
      squares += fits ? value.get(i).doubleValue() * value.get(i).doubleValue() : 0;
    }
    if (!fits) {
      expect(false, name, "an array of %d finite numbers".formatted(dimensions), value, violations);
    } else if (field.similarity() == Similarity.COSINE && !((float) squares > 0)) {
      violations.add(new Violation(name, "a vector with a direction, but its length is 0"));
    }
  }

  private static void checkPoint(String name, JsonNode value, List<Violation> violations) {
    if (!value.isObject()) {
      expect(false, name, "an object {\"lat\": -90..90, \"lon\": -180..180}", value, violations);
      return;
    }
    for (Map.Entry<String, JsonNode> member : value.properties()) {
      if (!member.getKey().equals("lat") && !member.getKey().equals("lon")) {
        violations.add(new Violation(name + "." + member.getKey(), "only lat and lon here"));
      }
    }
    checkDegrees(name + ".lat", value.path("lat"), 90, violations);
    checkDegrees(name + ".lon", value.path("lon"), 180, violations);
  }

  private static void checkDegrees(
      String path, JsonNode value, int most, List<Violation> violations) {
    expect(
        isFinite(value) && Math.abs(value.doubleValue()) <= most,
        path,
        "degrees from -%d to %d".formatted(most, most),
        value,
        violations);
  }

  static void expect(
      boolean holds, String path, String expected, JsonNode value, List<Violation> violations) {
    if (!holds) {
      violations.add(new Violation(path, expected + ", but was " + shown(value)));
    }
  }

  private static boolean isString(JsonNode value) {
    return value.isTextual() && isWellFormed(value.textValue());
  }

  /** Whether {@code text} has no half of a character, which UTF-8 cannot hold. */
  private static boolean isWellFormed(String text) {
    for (int i = 0; i < text.length(); i++) {
      char each = text.charAt(i);
      if (Character.isSurrogate(each)) {
        boolean whole =
            Character.isHighSurrogate(each)
                && i + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(i + 1));
        if (!whole) {
          return false;
        }
        i++;
      }
    }
    return true;
  }

  private static boolean isFinite(JsonNode value) {
    return value.isNumber() && Double.isFinite(value.doubleValue());
  }

  private static boolean isDate(String text) {
    try {
      if (DAY.matcher(text).matches()) {
        LocalDate.parse(text);
        return true;
      }
      if (INSTANT.matcher(text).matches()) {
        OffsetDateTime.parse(text);
        return true;
      }
      return false;
    } catch (DateTimeException noSuchDay) {
      return false;
    }
  }

  private static String unknown(String name, Schema schema) {
    List<String> names =
        schema.fields().stream().filter(field -> !field.computed()).map(Field::name).toList();
    return ClosestName.of(name, names)
        .map("a field of the schema, but this is none; did you mean '%s'?"::formatted)
        .orElseGet(
            () ->
                "a field of the schema, but this is none; it has "
                    + String.join(", ", names.subList(0, Math.min(20, names.size())))
                    + (names.size() > 20 ? ", …" : ""));
  }

  private static String sources(Field field) {
    Embedding embedding = field.embedding();
    if (embedding != null) {
      return String.join(", ", embedding.sources());
    }
    return field.flattening() == null ? "others" : field.flattening().list();
  }

  /** The value in few words: documents may be long, and hold what no log should. */
  private static String shown(JsonNode value) {
    if (value.isMissingNode()) {
      return "missing";
    }
    if (value.isTextual()) {
      String text = value.textValue();
      return text.length() <= 40
          ? "the string '%s'".formatted(LONE_SURROGATE.matcher(text).replaceAll("\uFFFD"))
          : "a string of %d characters".formatted(text.length());
    }
    if (value.isNumber() || value.isBoolean()) {
      String number = value.asText();
      return number.length() <= 40 ? number : "a long number";
    }
    return "an " + value.getNodeType().name().toLowerCase(Locale.ROOT);
  }
}
