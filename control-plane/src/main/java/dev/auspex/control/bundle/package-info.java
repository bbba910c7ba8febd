/**
 * Bundles: the numbered serving configurations of an index, compared and published.
 *
 * <p>In: another ranking profile, dictionaries and rules as they have become, or the number of a
 * bundle. Out: that bundle is live, and the change written down. Next: publish tells the gateways.
 * The rows are the index room's.
 */
@NullMarked
package dev.auspex.control.bundle;

import org.jspecify.annotations.NullMarked;
