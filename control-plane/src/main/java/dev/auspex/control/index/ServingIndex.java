package dev.auspex.control.index;

import dev.auspex.contract.TenantId;
import dev.auspex.contract.snapshot.IndexSnapshot;

/**
 * A ready index and whose it is.
 *
 * @param tenant the owner
 * @param index what gateways may know of it
 */
public record ServingIndex(TenantId tenant, IndexSnapshot index) {}
