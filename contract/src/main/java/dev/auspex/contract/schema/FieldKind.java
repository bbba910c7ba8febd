package dev.auspex.contract.schema;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The type of a field. Lower case with underscores in JSON. */
public enum FieldKind {
  /** Prose, analysed into terms; string. */
  TEXT,
  /** An exact value such as a category or a code; string. */
  KEYWORD,
  /** A whole number of 32 bits. */
  INTEGER,
  /** A whole number of 64 bits. */
  LONG,
  /** A finite IEEE 754 double. */
  DOUBLE,
  /** {@code true} or {@code false}. */
  BOOLEAN,
  /**
   * A day or an instant in ISO 8601, such as {@code 2026-01-31} or {@code 2026-01-31T08:00:00Z}.
   */
  DATE,
  /** An object {@code {"lat": -90..90, "lon": -180..180}} in degrees (WGS 84). */
  GEO_POINT,
  /** A vector of 32-bit numbers: computed from other fields, or sent by the client. */
  VECTOR,
  /**
   * A list of objects. Kept and returned as sent; searched, filtered and sorted through the fields
   * that are flattened from it.
   */
  OBJECT_LIST;

  /** Whether values are strings of which some part or all can be looked for. */
  public boolean isText() {
    return this == TEXT || this == KEYWORD;
  }

  /** Whether values are numbers. */
  public boolean isNumber() {
    return this == INTEGER || this == LONG || this == DOUBLE;
  }

  /** Whether documents can be counted, sorted or filtered by whole values of this kind. */
  public boolean isExact() {
    return isNumber() || this == KEYWORD || this == BOOLEAN || this == DATE;
  }

  /** The name in JSON. */
  @JsonValue
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The kind named {@code wireName}; {@link IllegalArgumentException} names the choices. */
  @JsonCreator
  public static FieldKind fromWireName(String wireName) {
    for (FieldKind kind : values()) {
      if (kind.wireName().equals(wireName)) {
        return kind;
      }
    }
    throw new IllegalArgumentException(
        "field kind must be one of text, keyword, integer, long, double, boolean, date, geo_point,"
            + " vector, object_list, but was '%s'".formatted(wireName));
  }
}
