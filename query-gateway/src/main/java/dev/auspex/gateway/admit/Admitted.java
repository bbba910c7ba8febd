package dev.auspex.gateway.admit;

import dev.auspex.contract.filter.Filter;
import dev.auspex.contract.snapshot.IndexSnapshot;
import dev.auspex.gateway.snapshot.ServedIndex;
import org.jspecify.annotations.Nullable;

/**
 * A request that may go on.
 *
 * @param context for whom
 * @param served the index of the path, as of the snapshot that admitted it
 */
public record Admitted(TenantContext context, ServedIndex served) {
  /** Where the index has neither dictionaries nor rules. */
  public Admitted(TenantContext context, IndexSnapshot index) {
    this(context, new ServedIndex(index, null));
  }

  /** Where its documents are, and the bundle that serves. */
  public IndexSnapshot index() {
    return served.index();
  }

  /** What every read of documents must add; fits the index's schema; null where all may be seen. */
  public @Nullable Filter filter() {
    return context.filter();
  }
}
