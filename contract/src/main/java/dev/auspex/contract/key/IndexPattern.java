package dev.auspex.contract.key;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.auspex.contract.IndexName;
import java.util.regex.Pattern;

/**
 * Which indexes of a tenant are meant.
 *
 * @param value the name of an index, or the beginning of names and {@code *}, such as {@code
 *     logs-*}
 */
public record IndexPattern(@JsonValue String value) {
  /** What {@link #value} must look like, in words for error messages. */
  public static final String EXPECTATION =
      "the name of an index, or how names begin and one *, such as logs-*";

  private static final Pattern PREFIX = Pattern.compile("[a-z][a-z0-9-]{0,59}\\*");

  /** Throws {@link IllegalArgumentException} for a value of another shape. */
  @JsonCreator
  public IndexPattern {
    if (!isValid(value)) {
      throw new IllegalArgumentException("an index pattern must be " + EXPECTATION);
    }
  }

  /** The pattern that means {@code index} alone. */
  public static IndexPattern of(IndexName index) {
    return new IndexPattern(index.value());
  }

  /** Tells whether {@code value} could be a pattern. */
  public static boolean isValid(String value) {
    return IndexName.isValid(value) || PREFIX.matcher(value).matches();
  }

  /** Whether it may mean several indexes. */
  public boolean hasWildcard() {
    return value.endsWith("*");
  }

  /** Whether {@code index} is meant. */
  public boolean covers(IndexName index) {
    return covers(of(index));
  }

  /** Whether everything that {@code other} means is meant by this one too. */
  public boolean covers(IndexPattern other) {
    return hasWildcard()
        ? other.value.startsWith(value.substring(0, value.length() - 1))
        : other.value.equals(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
