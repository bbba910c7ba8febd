package dev.auspex.benchmarks.verdict;

import java.util.Locale;

/**
 * One promise and what came of it.
 *
 * @param name what is promised
 * @param measured what was measured; NaN where it could not be
 * @param comparison which side of the bound is good
 * @param bound the promised value
 * @param unit of both
 */
public record Target(
    String name, double measured, Comparison comparison, double bound, String unit) {
  /** Which side of a bound is good. */
  public enum Comparison {
    /** Good at the bound and below. */
    AT_MOST("≤"),
    /** Good at the bound and above. */
    AT_LEAST("≥"),
    /** Good only there. */
    EXACTLY("=");

    private final String sign;

    Comparison(String sign) {
      this.sign = sign;
    }
  }

  /** Whether the promise was kept; what could not be measured was not. */
  public boolean met() {
    return switch (comparison) {
      case AT_MOST -> measured <= bound;
      case AT_LEAST -> measured >= bound;
      case EXACTLY -> measured == bound;
    };
  }

  /** For people: {@code provisioning p50 112.4 ms (≤ 150)}. */
  @Override
  public String toString() {
    return "%s %s%s (%s %s)"
        .formatted(
            name, Figure.number(measured), space(unit), comparison.sign, Figure.number(bound));
  }

  private static String space(String unit) {
    return unit.isEmpty() ? "" : String.format(Locale.ROOT, " %s", unit);
  }
}
