/**
 * Which model server the gateway asks.
 *
 * <p>In: its address from the settings. Out: an {@link dev.auspex.documents.embed.Embedder}. Next:
 * {@code search.recall} looks for neighbours of the vectors, {@code document} stores them.
 */
@NullMarked
package dev.auspex.gateway.model;

import org.jspecify.annotations.NullMarked;
