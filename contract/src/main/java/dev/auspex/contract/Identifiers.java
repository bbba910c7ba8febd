package dev.auspex.contract;

import java.util.regex.Pattern;

/** The one check behind the identifier records, so that each gives the same kind of message. */
final class Identifiers {
  private Identifiers() {}

  static String require(Pattern pattern, String word, String expectation, String value) {
    if (!pattern.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "%s must be %s, but was '%s'".formatted(word, expectation, abbreviate(value)));
    }
    return value;
  }

  private static String abbreviate(String value) {
    return value.length() <= 80 ? value : value.substring(0, 80) + "…";
  }
}
