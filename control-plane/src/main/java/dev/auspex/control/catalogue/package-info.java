/**
 * What all tables of the catalogue share: the revision, and how JSON columns are written.
 *
 * <p>In: a feature's transaction that changes something gateways must hear of. Out: the next
 * revision, in the same transaction. Next: publish, which makes a snapshot of that revision.
 */
@NullMarked
package dev.auspex.control.catalogue;

import org.jspecify.annotations.NullMarked;
