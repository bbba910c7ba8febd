/**
 * The snapshot for the gateways.
 *
 * <p>In: the catalogue at one revision. Out: one {@link dev.auspex.contract.snapshot.Snapshot},
 * made once per revision and sent only to gateways that have an older one. Next: the gateways serve
 * by it, even when this process is gone.
 */
@NullMarked
package dev.auspex.control.publish;

import org.jspecify.annotations.NullMarked;
