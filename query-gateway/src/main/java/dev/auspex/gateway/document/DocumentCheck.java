package dev.auspex.gateway.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.auspex.contract.problem.Violation;
import dev.auspex.contract.schema.Field;
import dev.auspex.contract.schema.FieldKind;
import dev.auspex.contract.schema.Schema;
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
final class DocumentCheck {
  /** Longer exact values cannot be indexed: the limit of a Lucene term. */
  private static final int MOST_KEYWORD_BYTES = 32_766;

  private static final Pattern LONE_SURROGATE = Pattern.compile("\\p{Cs}");
  private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
  private static final Pattern INSTANT =
      Pattern.compile(
          "\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(:\\d{2}([.]\\d{1,9})?)?(Z|[+-]\\d{2}:\\d{2})");

  private DocumentCheck() {}

  /** Everything that is wrong with {@code document}, in its order; empty if nothing is. */
  static List<Violation> check(ObjectNode document, Schema schema) {
    List<Violation> violations = new ArrayList<>();
    for (Map.Entry<String, JsonNode> member : document.properties()) {
      String name = member.getKey();
      JsonNode value = member.getValue();
      Optional<Field> field = schema.field(name);
      if (field.isEmpty()) {
        violations.add(new Violation(name, unknown(name, schema)));
      } else if (!value.isNull()) {
        checkValue(field.get(), value, violations);
      }
    }
    return violations;
  }

  private static void checkValue(Field field, JsonNode value, List<Violation> violations) {
    String name = field.name();
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
      case VECTOR ->
          violations.add(
              new Violation(name, "nothing: this vector is computed from " + sources(field)));
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

  private static void expect(
      boolean holds, String path, String expected, JsonNode value, List<Violation> violations) {
    if (!holds) {
      violations.add(new Violation(path, expected + ", but was " + shown(value)));
    }
  }

  private static boolean isString(JsonNode value) {
    return value.isTextual() && !LONE_SURROGATE.matcher(value.textValue()).find();
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
        schema.fields().stream()
            .filter(field -> field.kind() != FieldKind.VECTOR)
            .map(Field::name)
            .toList();
    return ClosestName.of(name, names)
        .map("a field of the schema, but this is none; did you mean '%s'?"::formatted)
        .orElseGet(
            () ->
                "a field of the schema, but this is none; it has "
                    + String.join(", ", names.subList(0, Math.min(20, names.size())))
                    + (names.size() > 20 ? ", …" : ""));
  }

  private static String sources(Field field) {
    return field.embedding() == null ? "others" : String.join(", ", field.embedding().sources());
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
