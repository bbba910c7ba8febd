/**
 * What tenants may use: plans, what differs for one tenant, and the check before something is
 * added.
 *
 * <p>In: a plan or an override of the operator; a measurement of what is stored; a feature that is
 * about to add an index or a field. Out: the limits that hold for a tenant, each with where it
 * comes from, or a refusal that names the limit. Next: publish tells gateways, which hold the
 * rates.
 */
@NullMarked
package dev.auspex.control.quota;

import org.jspecify.annotations.NullMarked;
