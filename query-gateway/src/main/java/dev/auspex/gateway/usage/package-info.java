/**
 * What tenants use of this gateway, counted.
 *
 * <p>In: one count per request that was answered. Out: reports to the control plane, each of which
 * counts once; while it is away they wait here, summed up per tenant and hour, in memory and in a
 * file. Next: nothing in this process; {@code admit} learns from the receipts how many gateways
 * share a tenant's limits.
 */
@NullMarked
package dev.auspex.gateway.usage;

import org.jspecify.annotations.NullMarked;
