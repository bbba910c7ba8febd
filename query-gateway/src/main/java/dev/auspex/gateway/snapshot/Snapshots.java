package dev.auspex.gateway.snapshot;

import dev.auspex.contract.IndexName;
import dev.auspex.contract.TenantId;
import java.util.function.Supplier;

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

  /**
   * Does {@code work}, during which the snapshot that is current at its begin counts as in use: the
   * gateway does not tell the control plane that it serves by a later one before {@code work} has
   * ended. What waits for all gateways to know of a change, such as a move, thereby waits for the
   * work too that began before it. So {@code work} must be bounded in time: it may wait for servers
   * behind the gateway, by a deadline, and never for a client.
   */
  <T> T holding(Supplier<T> work);
}
