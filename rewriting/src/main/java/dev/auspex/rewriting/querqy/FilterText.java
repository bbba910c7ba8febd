package dev.auspex.rewriting.querqy;

import dev.auspex.contract.filter.Filter;
import dev.auspex.contract.filter.FilterValue;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Filters as far as a line can say them: {@code * field:value} and {@code * -field:value}. */
final class FilterText {
  private static final Pattern COMPARISON =
      Pattern.compile("\\*\\s*(-?)([a-z][a-z0-9_]*):\\s*(\"(?<quoted>[^\"]*)\"|(?<plain>\\S+))");

  private static final Pattern WHOLE = Pattern.compile("-?\\d{1,18}");

  private FilterText() {}

  static boolean isFilter(String text) {
    return text.startsWith("*");
  }

  static Filter read(String text) {
    Matcher parts = COMPARISON.matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          "'* field:value' or '* -field:value', a value with spaces in double quotes; other queries"
              + " of an engine are not understood");
    }
    String plain = parts.group("plain");
    Filter equals =
        new Filter.Equals(
            parts.group(2),
            plain == null ? new FilterValue.Text(parts.group("quoted")) : value(plain));
    return parts.group(1).isEmpty() ? equals : new Filter.Not(equals);
  }

  private static FilterValue value(String plain) {
    if (plain.equals("true") || plain.equals("false")) {
      return new FilterValue.Flag(plain.equals("true"));
    }
    return WHOLE.matcher(plain).matches()
        ? new FilterValue.Whole(Long.parseLong(plain))
        : new FilterValue.Text(plain);
  }

  /** The same as text; empty where a line cannot say it. */
  static Optional<String> write(Filter filter) {
    if (filter instanceof Filter.Equals equals) {
      return value(equals.value()).map(value -> "* %s:%s".formatted(equals.field(), value));
    }
    if (filter instanceof Filter.Not(Filter.Equals equals)) {
      return value(equals.value()).map(value -> "* -%s:%s".formatted(equals.field(), value));
    }
    return Optional.empty();
  }

  private static Optional<String> value(FilterValue value) {
    return switch (value) {
      case FilterValue.Text(String text) ->
          text.indexOf('"') >= 0 ? Optional.empty() : Optional.of("\"" + text + "\"");
      case FilterValue.Flag(boolean flag) -> Optional.of(String.valueOf(flag));
      case FilterValue.Whole(long whole) -> Optional.of(String.valueOf(whole));
      case FilterValue.Decimal(double decimal) -> Optional.empty();
    };
  }
}
