/**
 * TenantIndexes: what a tenant declares, and the reconciler that brings it about.
 *
 * <p>In: a schema and, if the tenant wants, a ranking profile. Out: a TenantIndex with its first
 * bundle in state {@code provisioning}; the reconciler has the physical index created and moves it
 * to {@code ready} or {@code failed}. Next: publish puts ready indexes into the snapshot.
 */
@NullMarked
package dev.auspex.control.index;

import org.jspecify.annotations.NullMarked;
