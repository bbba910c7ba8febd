/**
 * What a TenantIndex holds: typed fields and how each may be used.
 *
 * <p>In: what a tenant declares to the control plane. Out: a {@link
 * dev.auspex.contract.schema.Schema} whose invariants hold, or the list of {@link
 * dev.auspex.contract.problem.Violation}s. Next: the schema travels in a snapshot to the gateway,
 * which checks documents against it.
 */
@NullMarked
package dev.auspex.contract.schema;

import org.jspecify.annotations.NullMarked;
