/**
 * What every bench and every proof has in common.
 *
 * <p>In: a name and a size from the command line. Out: a run with a platform to start and a report
 * to fill. Next: {@code bench} and {@code proof} implement {@link
 * dev.auspex.benchmarks.run.Script}.
 */
@NullMarked
package dev.auspex.benchmarks.run;

import org.jspecify.annotations.NullMarked;
