package dev.auspex.benchmarks.verdict;

import java.util.Locale;

/**
 * Something measured that nothing was promised about.
 *
 * @param name what
 * @param value how much
 * @param unit of the value; may be empty
 */
public record Figure(String name, double value, String unit) {
  @Override
  public String toString() {
    return "%s %s %s".formatted(name, number(value), unit).stripTrailing();
  }

  /** As many digits as a person wants to read. */
  static String number(double value) {
    if (Double.isNaN(value)) {
      return "not measured";
    }
    if (value == Math.rint(value) && Math.abs(value) < 1e15) {
      return String.format(Locale.ROOT, "%,.0f", value);
    }
    // Ratings between 0 and 1 differ in the third digit.
    String digits = Math.abs(value) >= 100 ? "%,.0f" : Math.abs(value) < 1 ? "%.4f" : "%.2f";
    return String.format(Locale.ROOT, digits, value);
  }
}
