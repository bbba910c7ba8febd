/**
 * Asks the engine, once but for facets over more than the search finds.
 *
 * <p>In: a {@link dev.auspex.gateway.search.recall.RecallPlan}. Out: {@link
 * dev.auspex.gateway.search.rank.RankedHits}, the fused and reranked page. Next: {@code respond}.
 */
@NullMarked
package dev.auspex.gateway.search.rank;

import org.jspecify.annotations.NullMarked;
