package dev.auspex.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * The name of a TenantIndex within its tenant; what clients say, never a physical name.
 *
 * @param value 1 to 60 characters, {@code a-z}, {@code 0-9} and inner hyphens, starting with a
 *     letter
 */
public record IndexName(@JsonValue String value) {
  /** What {@link #value} must look like, in words for error messages. */
  public static final String EXPECTATION =
      "1 to 60 characters of a-z, 0-9 and inner hyphens, starting with a letter";

  private static final Pattern PATTERN = Pattern.compile("[a-z](?:[a-z0-9-]{0,58}[a-z0-9])?");

  /** Throws {@link IllegalArgumentException} for a value of another shape. */
  @JsonCreator
  public IndexName {
    Identifiers.require(PATTERN, "index name", EXPECTATION, value);
  }

  /** Tells whether {@code value} could name an index. */
  public static boolean isValid(String value) {
    return PATTERN.matcher(value).matches();
  }

  @Override
  public String toString() {
    return value;
  }
}
