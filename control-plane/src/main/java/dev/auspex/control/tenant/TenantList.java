package dev.auspex.control.tenant;

import java.util.List;

/**
 * The tenants that the caller may see.
 *
 * @param items in order of their ids
 */
public record TenantList(List<TenantView> items) {
  /** Copies {@code items}. */
  public TenantList {
    items = List.copyOf(items);
  }
}
