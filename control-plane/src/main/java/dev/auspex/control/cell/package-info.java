/**
 * Cells: physical indexes that many tenants share.
 *
 * <p>In: the schema of a TenantIndex that wants to live in the pool. Out: the slots of its fields
 * and a place in an open cell, or the reason why it needs an index of its own. A keeper has the
 * next cell made before the last one is full. Next: the index room writes down the placement.
 */
@NullMarked
package dev.auspex.control.cell;

import org.jspecify.annotations.NullMarked;
