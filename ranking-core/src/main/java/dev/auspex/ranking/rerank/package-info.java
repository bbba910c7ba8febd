/**
 * Puts what a model said into the fused order, or leaves that order alone.
 *
 * <p>In: the texts of the first-stage order and the {@link dev.auspex.ranking.model.Scoring} of
 * those that went to the model. Out: a {@link dev.auspex.ranking.rerank.Ranking} of all of them,
 * which says which rung of the ladder answered. Next: the page.
 */
@NullMarked
package dev.auspex.ranking.rerank;

import org.jspecify.annotations.NullMarked;
