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
  /** An embedding that the gateway computes from other fields; never sent by clients. */
  VECTOR;

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
            + " vector, but was '%s'".formatted(wireName));
  }
}
