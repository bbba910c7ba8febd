/**
 * What tenants have used, hour by hour.
 *
 * <p>In: reports of gateways, each counted once, and what was measured of stored documents. Out: a
 * row per tenant and hour, on pages and as CSV. Next: whoever makes bills or plans capacity of it.
 */
@NullMarked
package dev.auspex.control.usage;

import org.jspecify.annotations.NullMarked;
