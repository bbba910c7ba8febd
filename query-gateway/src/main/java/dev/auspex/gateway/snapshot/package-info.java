/**
 * Everything the gateway knows of tenants, indexes and keys.
 *
 * <p>In: the control plane's snapshots and the last good one on disk. Out: a {@link
 * dev.auspex.gateway.snapshot.Directory} with look-ups in constant time that never leave the
 * process. Next: {@code admit} checks credentials against it. With the control plane gone, the last
 * snapshot goes on serving.
 */
@NullMarked
package dev.auspex.gateway.snapshot;

import org.jspecify.annotations.NullMarked;
