/**
 * How good hits are, by what people judged.
 *
 * <p>In: folders with documents, queries and judgments. Out: each set as a tenant of a running
 * platform, and the measures of what its searches bring, beside the anchor that the set's README
 * names. Next: {@code bench} holds them against each other.
 */
@NullMarked
package dev.auspex.benchmarks.relevance;

import org.jspecify.annotations.NullMarked;
