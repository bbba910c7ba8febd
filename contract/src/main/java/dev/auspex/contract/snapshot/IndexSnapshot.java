package dev.auspex.contract.snapshot;

import dev.auspex.contract.IndexName;

/**
 * One TenantIndex as a gateway sees it.
 *
 * @param name what clients say
 * @param placement where its documents are
 * @param bundle the live serving configuration
 */
public record IndexSnapshot(IndexName name, Placement placement, Bundle bundle) {}
