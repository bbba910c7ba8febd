/**
 * Writes the page.
 *
 * <p>In: {@link dev.auspex.gateway.search.rank.RankedHits} and what the stages before it noted.
 * Out: a {@link dev.auspex.gateway.search.respond.SearchReply} that says which rung answered and
 * what was degraded. Next: nothing.
 */
@NullMarked
package dev.auspex.gateway.search.respond;

import org.jspecify.annotations.NullMarked;
