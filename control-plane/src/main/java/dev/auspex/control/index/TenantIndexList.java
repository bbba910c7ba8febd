package dev.auspex.control.index;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The indexes of a tenant.
 *
 * @param items in order of their names
 * @param nextCursor to be sent for the next part; left out at the end
 */
public record TenantIndexList(
    List<TenantIndexView> items,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String nextCursor) {
  /** Copies {@code items}. */
  public TenantIndexList {
    items = List.copyOf(items);
  }
}
