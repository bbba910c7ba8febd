package dev.auspex.control.request;

import dev.auspex.contract.problem.Violation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rule for names that people read: of a tenant, of an API key. */
public final class Names {
  /** Most characters (UTF-16 code units) of a name. */
  public static final int MAX_LENGTH = 100;

  /** The rule in words. */
  public static final String EXPECTATION =
      "1 to 100 characters without control characters, not only white space";

  private Names() {}

  /** Adds a violation at {@code field} unless {@code name} is one. */
  public static void check(String field, @Nullable String name, List<Violation> violations) {
    if (name == null
        || name.isBlank()
        || name.length() > MAX_LENGTH
        || name.codePoints().anyMatch(Character::isISOControl)) {
      violations.add(violation(field, EXPECTATION, name));
    }
  }

  /** A violation that says what came; long values are cut. */
  public static Violation violation(String field, String expectation, @Nullable String value) {
    if (value == null) {
      return new Violation(field, expectation + ", but it is missing");
    }
    String shown = value.length() <= 80 ? value : value.substring(0, 80) + "…";
    return new Violation(field, "%s, but was '%s'".formatted(expectation, shown));
  }
}
