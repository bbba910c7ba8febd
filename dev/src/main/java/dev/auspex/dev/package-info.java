/**
 * The command line of Auspex on one machine.
 *
 * <p>In: {@code ./auspex <command>}. Out: a running platform, its state, its logs. Next: {@link
 * dev.auspex.dev.stack} starts the processes, {@link dev.auspex.dev.demo} fills them with real
 * data.
 */
@NullMarked
package dev.auspex.dev;

import org.jspecify.annotations.NullMarked;
