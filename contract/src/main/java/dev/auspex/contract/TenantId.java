package dev.auspex.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * Names a tenant for good: part of URLs, of physical index names and of the Keycloak organization's
 * alias.
 *
 * @param value 2 to 40 characters, {@code a-z}, {@code 0-9} and inner hyphens, starting with a
 *     letter
 */
public record TenantId(@JsonValue String value) {
  /** What {@link #value} must look like, in words for error messages. */
  public static final String EXPECTATION =
      "2 to 40 characters of a-z, 0-9 and inner hyphens, starting with a letter";

  private static final Pattern PATTERN = Pattern.compile("[a-z][a-z0-9-]{0,38}[a-z0-9]");

  /** Throws {@link IllegalArgumentException} for a value of another shape. */
  @JsonCreator
  public TenantId {
    Identifiers.require(PATTERN, "tenant id", EXPECTATION, value);
  }

  /** Tells whether {@code value} could name a tenant. */
  public static boolean isValid(String value) {
    return PATTERN.matcher(value).matches();
  }

  @Override
  public String toString() {
    return value;
  }
}
