/**
 * The proofs: one class is one promise about what never goes wrong.
 *
 * <p>In: a size. Out: counts of what went wrong, each promised to be nothing, in a {@link
 * dev.auspex.benchmarks.verdict.Report}. Next: the command prints the verdict.
 */
@NullMarked
package dev.auspex.benchmarks.proof;

import org.jspecify.annotations.NullMarked;
