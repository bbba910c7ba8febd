package dev.auspex.control.tenant;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The tenants that the caller may see.
 *
 * @param items in order of their ids
 * @param nextCursor to be sent for the next part; left out at the end
 */
public record TenantList(
    List<TenantView> items,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String nextCursor) {
  /** Copies {@code items}. */
  public TenantList {
    items = List.copyOf(items);
  }
}
