/**
 * Tenants: the organizations that use the platform.
 *
 * <p>In: an id and a name from an operator. Out: a row that never changes its id. Next: index and
 * apikey hang on it; publish puts it into the snapshot.
 */
@NullMarked
package dev.auspex.control.tenant;

import org.jspecify.annotations.NullMarked;
