/**
 * Lets a model order the top of the fused list.
 *
 * <p>In: a search whose query holds {@link dev.auspex.plugin.fusion.FusedDoc}s. Out: the documents
 * of the page in final order and a {@link dev.auspex.plugin.score.RankReport}. The shards bring the
 * texts, the coordinating node makes one asynchronous call; no thread waits for it. Next: {@link
 * dev.auspex.plugin.respond}.
 */
@NullMarked
package dev.auspex.plugin.score;

import org.jspecify.annotations.NullMarked;
