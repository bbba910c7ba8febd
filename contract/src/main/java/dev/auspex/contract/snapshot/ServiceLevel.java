package dev.auspex.contract.snapshot;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a gateway does for a tenant. Lower case with hyphens in JSON. */
public enum ServiceLevel {
  /** Everything. */
  FULL,
  /** Suspended: reads are answered, writes are refused. */
  READ_ONLY,
  /** Suspended or about to be deleted: everything is refused. */
  NONE;

  /** The name in JSON. */
  @JsonValue
  public String wireName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The level named {@code wireName}; {@link IllegalArgumentException} names the choices. */
  @JsonCreator
  public static ServiceLevel fromWireName(String wireName) {
    for (ServiceLevel level : values()) {
      if (level.wireName().equals(wireName)) {
        return level;
      }
    }
    throw new IllegalArgumentException(
        "service must be one of full, read-only, none, but was '%s'".formatted(wireName));
  }
}
