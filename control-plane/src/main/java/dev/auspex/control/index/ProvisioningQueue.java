package dev.auspex.control.index;

import dev.auspex.contract.IndexName;
import dev.auspex.contract.TenantId;
import java.util.Optional;

/**
 * What the reconciler has to do, and where it says how that ended. Each call is one transaction.
 */
interface ProvisioningQueue {
  /** Takes the next task, so that for a while no one else does; empty where nothing is due. */
  Optional<ProvisioningTask> lease();

  /** Writes down the decision about a leased task. A decision that comes too late is dropped. */
  void apply(TenantId tenant, IndexName name, Decision decision);

  /** Whether the index has left {@code provisioning}, whoever brought it there. */
  boolean settled(TenantId tenant, IndexName name);
}
