package dev.auspex.control.quota;

import java.util.List;

/**
 * The plans of the platform; they are few.
 *
 * @param items in order of their ids
 */
public record PlanList(List<PlanView> items) {
  /** Copies {@code items}. */
  public PlanList {
    items = List.copyOf(items);
  }
}
