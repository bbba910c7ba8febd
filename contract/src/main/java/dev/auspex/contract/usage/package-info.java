/**
 * What tenants have used, on its way from a gateway to the control plane.
 *
 * <p>In: what a gateway has counted. Out: {@link dev.auspex.contract.usage.UsageReport}s, each of
 * which counts once however often it is sent. Next: the control plane adds them up per tenant and
 * hour.
 */
@NullMarked
package dev.auspex.contract.usage;

import org.jspecify.annotations.NullMarked;
