/**
 * The commands {@code ./auspex bench} and {@code ./auspex prove}.
 *
 * <p>In: a name and a size. Out: figures, {@code met} or {@code missed: why}, exit 0 only when met.
 * Next: nobody; people and build servers read it.
 */
@NullMarked
package dev.auspex.benchmarks;

import org.jspecify.annotations.NullMarked;
