/**
 * Everything a gateway may know of the platform, as one immutable value with a revision.
 *
 * <p>In: the control plane's tables. Out: a {@link dev.auspex.contract.snapshot.Snapshot}, sent as
 * JSON by the control plane, kept on disk by the gateway. Next: the gateway admits, rewrites,
 * recalls and ranks by it alone.
 */
@NullMarked
package dev.auspex.contract.snapshot;

import org.jspecify.annotations.NullMarked;
