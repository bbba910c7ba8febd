/**
 * The parts of the retriever's body, checked.
 *
 * <p>In: JSON of {@code "auspex": {...}}. Out: {@link dev.auspex.plugin.request.Channel}s and
 * perhaps a {@link dev.auspex.plugin.request.Rerank}. Next: {@link dev.auspex.plugin.fusion}.
 */
@NullMarked
package dev.auspex.plugin.request;

import org.jspecify.annotations.NullMarked;
