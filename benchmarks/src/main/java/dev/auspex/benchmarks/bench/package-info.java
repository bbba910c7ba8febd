/**
 * The benches: one class is one promise about speed or size.
 *
 * <p>In: a size. Out: figures and targets in a {@link dev.auspex.benchmarks.verdict.Report}. Next:
 * the command prints the verdict.
 */
@NullMarked
package dev.auspex.benchmarks.bench;

import org.jspecify.annotations.NullMarked;
