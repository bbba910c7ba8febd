package dev.auspex.contract.snapshot;

import dev.auspex.contract.IndexName;

/**
 * One TenantIndex as a gateway sees it.
 *
 * @param name what clients say
 * @param physicalIndex where its documents live in Elasticsearch; never shown to clients
 * @param bundle the live serving configuration
 */
public record IndexSnapshot(IndexName name, String physicalIndex, Bundle bundle) {}
