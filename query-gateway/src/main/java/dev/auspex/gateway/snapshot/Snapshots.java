package dev.auspex.gateway.snapshot;

/** The platform as this gateway knows it now. */
public interface Snapshots {
  /** The newest snapshot at hand; never waits. */
  Directory current();

  /**
   * The newest snapshot after asking the control plane once more, for a key, tenant or index that
   * {@link #current()} does not know. Requests that ask at the same time share one poll. Waits for
   * a bounded time and then answers what is at hand.
   */
  Directory refreshed();
}
