/**
 * The whole platform as processes on one machine, for the command line and for tests alike.
 *
 * <p>In: {@link dev.auspex.dev.stack.StackSettings}. Out: a {@link dev.auspex.dev.stack.DevStack}
 * whose parts answer. Next: whoever holds it uses the platform through its public addresses.
 */
@NullMarked
package dev.auspex.dev.stack;

import org.jspecify.annotations.NullMarked;
