/**
 * Chooses where candidates come from.
 *
 * <p>In: a {@link dev.auspex.gateway.search.rewrite.RewrittenQuery} and the index's ranking
 * profile. Out: a {@link dev.auspex.gateway.search.recall.RecallPlan} with the channels to ask. A
 * channel that cannot be asked in time is left out and named. Next: {@code rank}.
 */
@NullMarked
package dev.auspex.gateway.search.recall;

import org.jspecify.annotations.NullMarked;
