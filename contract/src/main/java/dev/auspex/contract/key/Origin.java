package dev.auspex.contract.key;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * A web origin exactly as browsers send it in the header {@code Origin}.
 *
 * @param value scheme, host in lower case, and the port where it is not the scheme's own
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6454#section-6.2">RFC 6454, section 6.2</a>
 */
public record Origin(@JsonValue String value) {
  /** Most characters of {@link #value}. */
  public static final int MAX_LENGTH = 300;

  /** What {@link #value} must look like, in words for error messages. */
  public static final String EXPECTATION =
      "an origin as browsers send it, such as https://shop.example.com or http://localhost:3000:"
          + " lower case, no path, no wildcard, no port 443 with https or 80 with http";

  private static final Pattern PATTERN =
      Pattern.compile(
          "[a-z][a-z0-9+.-]{0,30}://"
              + "(?:[a-z0-9](?:[a-z0-9._-]*[a-z0-9])?|\\[[0-9a-f:.]{2,45}\\])"
              + "(?::[1-9][0-9]{0,4})?");
  private static final Pattern OWN_PORT = Pattern.compile("https://.*:443|http://.*:80");

  /** Throws {@link IllegalArgumentException} for a value of another shape. */
  @JsonCreator
  public Origin {
    if (!isValid(value)) {
      throw new IllegalArgumentException("an origin must be " + EXPECTATION);
    }
  }

  /** Tells whether a browser could send {@code value}. */
  public static boolean isValid(String value) {
    return value.length() <= MAX_LENGTH
        && PATTERN.matcher(value).matches()
        && !OWN_PORT.matcher(value).matches();
  }

  @Override
  public String toString() {
    return value;
  }
}
