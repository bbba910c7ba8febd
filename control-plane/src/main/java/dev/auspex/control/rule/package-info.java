/**
 * The paths to the rules of an index.
 *
 * <p>In: rules, single or as lines. Out: changed working copies. Next: bundle publishes them.
 */
@NullMarked
package dev.auspex.control.rule;

import org.jspecify.annotations.NullMarked;
