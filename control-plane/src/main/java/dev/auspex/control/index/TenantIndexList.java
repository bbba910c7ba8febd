package dev.auspex.control.index;

import java.util.List;

/**
 * The indexes of a tenant.
 *
 * @param items in order of their names
 */
public record TenantIndexList(List<TenantIndexView> items) {
  /** Copies {@code items}. */
  public TenantIndexList {
    items = List.copyOf(items);
  }
}
