package dev.auspex.gateway.snapshot;

import dev.auspex.contract.IndexName;
import dev.auspex.contract.TenantId;

/** The platform as this gateway knows it now. */
public interface Snapshots {
  /** Has the control plane told that somebody needs an index that is parked; never waits. */
  void want(TenantId tenant, IndexName index);

  /** The newest snapshot at hand; never waits. */
  Directory current();

  /**
   * The newest snapshot after asking the control plane once more, for a key, tenant or index that
   * {@link #current()} does not know. Requests that ask at the same time share one poll. Waits for
   * a bounded time and then answers what is at hand.
   */
  Directory refreshed();
}
