package dev.auspex.control.quota;

import java.util.List;

/**
 * What holds for one tenant instead of its plan.
 *
 * @param limits other numbers
 * @param unlimited names of limits that do not hold
 */
record Overrides(LimitValues limits, List<String> unlimited) {
  static final Overrides NONE = new Overrides(LimitValues.NONE, List.of());

  Overrides {
    unlimited = List.copyOf(unlimited);
  }
}
