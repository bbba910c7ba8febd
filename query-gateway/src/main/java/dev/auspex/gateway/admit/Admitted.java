package dev.auspex.gateway.admit;

import dev.auspex.contract.filter.Filter;
import dev.auspex.contract.snapshot.IndexSnapshot;
import org.jspecify.annotations.Nullable;

/**
 * A request that may go on.
 *
 * @param context for whom
 * @param index the index of the path, as of the snapshot that admitted it
 */
public record Admitted(TenantContext context, IndexSnapshot index) {
  /** What every read of documents must add; fits the index's schema; null where all may be seen. */
  public @Nullable Filter filter() {
    return context.filter();
  }
}
