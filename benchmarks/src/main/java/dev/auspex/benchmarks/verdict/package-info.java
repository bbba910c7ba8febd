/**
 * What was measured, held against what was promised.
 *
 * <p>In: figures and targets of one run. Out: lines for people, a JSON file for machines, and the
 * verdict {@code met} or {@code missed: why}. Next: the exit code of the command.
 */
@NullMarked
package dev.auspex.benchmarks.verdict;

import org.jspecify.annotations.NullMarked;
