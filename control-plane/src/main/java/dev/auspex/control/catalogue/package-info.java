/**
 * What all tables of the catalogue share: the wall between tenants, the revision, and how JSON
 * columns are written.
 *
 * <p>In: a feature's transaction, which is about one tenant or says that it is not, and may change
 * something gateways must hear of. Out: only rows that it may see; the next revision, in the same
 * transaction. Next: publish, which makes a snapshot of that revision.
 */
@NullMarked
package dev.auspex.control.catalogue;

import org.jspecify.annotations.NullMarked;
