/**
 * Tells how hits were ranked.
 *
 * <p>In: a {@link dev.auspex.plugin.score.RankReport} per search, {@link
 * dev.auspex.plugin.fusion.FusedDoc}s in the query. Out: the header {@code Auspex-Rank}, the field
 * {@code _auspex} of each hit, and counters under {@code GET /_auspex/ranking/stats}.
 */
@NullMarked
package dev.auspex.plugin.respond;

import org.jspecify.annotations.NullMarked;
