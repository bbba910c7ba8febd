package dev.auspex.gateway.admit;

import dev.auspex.contract.snapshot.IndexSnapshot;

/**
 * A request that may go on.
 *
 * @param context for whom
 * @param index the index of the path, as of the snapshot that admitted it
 */
public record Admitted(TenantContext context, IndexSnapshot index) {}
