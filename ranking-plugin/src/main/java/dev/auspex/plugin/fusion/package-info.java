/**
 * Runs the channels and makes one list of theirs.
 *
 * <p>In: the parsed retriever. Out: {@link dev.auspex.plugin.fusion.FusedDoc}s, best first, inside
 * the query that the search then runs. Next: {@link dev.auspex.plugin.score}.
 */
@NullMarked
package dev.auspex.plugin.fusion;

import org.jspecify.annotations.NullMarked;
