package dev.auspex.control.index;

import dev.auspex.contract.IndexName;
import dev.auspex.contract.TenantId;
import dev.auspex.contract.schema.Schema;

/**
 * One TenantIndex that the reconciler has leased.
 *
 * @param tenant whose it is
 * @param name its name
 * @param physicalIndex the index that must exist in Elasticsearch
 * @param schema its fields
 * @param attempt 1 for the first try
 */
record ProvisioningTask(
    TenantId tenant, IndexName name, String physicalIndex, Schema schema, int attempt) {}
