/**
 * Makes one ranked list of what several channels recalled.
 *
 * <p>In: {@link dev.auspex.ranking.fusion.ChannelHits} per channel, best first. Out: {@link
 * dev.auspex.ranking.fusion.FusedHit}s, best first, each with its rank and score in every channel
 * that brought it. Next: {@link dev.auspex.ranking.rerank}.
 */
@NullMarked
package dev.auspex.ranking.fusion;

import org.jspecify.annotations.NullMarked;
