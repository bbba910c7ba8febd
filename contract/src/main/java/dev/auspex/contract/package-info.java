/**
 * The words that every Auspex process shares: identifiers and the request deadline.
 *
 * <p>In: nothing. Out: values that mean the same in the control plane, the gateway, the plugin and
 * the console. Next: {@link dev.auspex.contract.schema} says what a tenant's index holds, {@link
 * dev.auspex.contract.snapshot} what a gateway may know of it, {@link dev.auspex.contract.problem}
 * how a refusal is told.
 */
@NullMarked
package dev.auspex.contract;

import org.jspecify.annotations.NullMarked;
