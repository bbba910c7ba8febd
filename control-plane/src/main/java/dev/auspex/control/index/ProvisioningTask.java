package dev.auspex.control.index;

import dev.auspex.contract.IndexName;
import dev.auspex.contract.TenantId;
import dev.auspex.contract.schema.Schema;
import dev.auspex.contract.snapshot.Location;

/**
 * One TenantIndex that the reconciler has leased.
 *
 * @param tenant whose it is
 * @param name its name
 * @param pooled whether it waits for room in a cell, or for a physical index of its own
 * @param own the index of its own
 * @param schema its fields
 * @param attempt 1 for the first try
 */
record ProvisioningTask(
    TenantId tenant, IndexName name, boolean pooled, Location own, Schema schema, int attempt) {}
