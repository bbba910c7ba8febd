package dev.auspex.benchmarks.relevance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.auspex.contract.schema.FieldKind;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** All values of one member of many documents, and what kind of field they make. */
final class Column {
  private static final Pattern DATE =
      Pattern.compile(
          "\\d{4}-\\d{2}-\\d{2}(T\\d{2}:\\d{2}(:\\d{2}([.]\\d{1,9})?)?(Z|[+-]\\d{2}:\\d{2}))?");
  private static final Pattern SPACES = Pattern.compile("\\s+");

  /** Names and codes are shorter. */
  private static final int LONGEST_KEYWORD = 80;

  private static final double MOST_WORDS_OF_A_KEYWORD = 2.5;

  /** Of a choice, each value stands in ten documents or more. */
  private static final double MOST_DISTINCT = 0.1;

  private final Set<String> distinct = new HashSet<>();
  private boolean list;
  private int values;
  private int strings;
  private int dates;
  private int whole;
  private int wholeOf32;
  private int numbers;
  private int booleans;
  private int points;
  private long words;
  private int longest;

  /** Adds what one document holds; null and empty lists are no values. */
  void add(JsonNode value) {
    if (value.isArray()) {
      list = true;
      value.forEach(this::one);
    } else if (!value.isNull()) {
      one(value);
    }
  }

  private void one(JsonNode value) {
    values++;
    if (value.isTextual()) {
      String text = value.textValue();
      strings++;
      dates += DATE.matcher(text).matches() ? 1 : 0;
      words += SPACES.split(text.strip(), -1).length;
      longest = Math.max(longest, text.length());
      distinct.add(text);
    } else if (value.isNumber()) {
      numbers++;
      whole += value.isIntegralNumber() && value.canConvertToLong() ? 1 : 0;
      wholeOf32 += value.isIntegralNumber() && value.canConvertToInt() ? 1 : 0;
    } else if (value.isBoolean()) {
      booleans++;
    } else if (isPoint(value)) {
      points++;
    }
  }

  private static boolean isPoint(JsonNode value) {
    return value.isObject()
        && value.size() == 2
        && value.path("lat").isNumber()
        && value.path("lon").isNumber();
  }

  /** Whether some document holds several values. */
  boolean isList() {
    return list;
  }

  /** The kind that holds every value; null where there are none, or none does. */
  @Nullable FieldKind kind() {
    if (values == 0) {
      return null;
    }
    if (strings == values) {
      return dates == values ? FieldKind.DATE : isChoice() ? FieldKind.KEYWORD : FieldKind.TEXT;
    }
    if (numbers == values) {
      return wholeOf32 == values
          ? FieldKind.INTEGER
          : whole == values ? FieldKind.LONG : FieldKind.DOUBLE;
    }
    if (booleans == values) {
      return FieldKind.BOOLEAN;
    }
    return points == values ? FieldKind.GEO_POINT : null;
  }

  private boolean isChoice() {
    return longest <= LONGEST_KEYWORD
        && (double) words / values <= MOST_WORDS_OF_A_KEYWORD
        && distinct.size() <= MOST_DISTINCT * values;
  }
}
