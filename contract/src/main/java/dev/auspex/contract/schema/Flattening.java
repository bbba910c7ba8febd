package dev.auspex.contract.schema;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How a field is computed from a list of objects: of the offers of a product, the least price.
 * Objects that lack the member, or have null there, do not count.
 *
 * @param list name of a field of kind {@link FieldKind#OBJECT_LIST} of the same schema
 * @param member the member of each object to read; null exactly for {@link Rule#COUNT}
 * @param rule what many values become
 */
public record Flattening(
    String list, @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String member, Rule rule) {

  /** What the values of many objects become. Without any value there is no value, but a count. */
  public enum Rule {
    /** All of them, in order, equal ones once; the field is a list. */
    ALL,
    /** The one of the first object that has one. */
    FIRST,
    /** The least number or the earliest date. */
    MIN,
    /** The greatest number or the latest date. */
    MAX,
    /** The sum of the numbers. */
    SUM,
    /** How many objects there are. */
    COUNT;

    /** The name in JSON. */
    @JsonValue
    public String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The rule named {@code wireName}; {@link IllegalArgumentException} names the choices. */
    @JsonCreator
    public static Rule fromWireName(String wireName) {
      for (Rule rule : values()) {
        if (rule.wireName().equals(wireName)) {
          return rule;
        }
      }
      throw new IllegalArgumentException(
          "rule must be one of all, first, min, max, sum, count, but was '%s'".formatted(wireName));
    }
  }
}
