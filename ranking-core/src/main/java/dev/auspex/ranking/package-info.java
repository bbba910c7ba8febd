/**
 * What ranking is made of, wherever it runs: inside Elasticsearch and in the gateway.
 *
 * <p>In: candidates and texts. Out: an order. {@link dev.auspex.ranking.fusion} makes one list of
 * many channels, {@link dev.auspex.ranking.model} asks a model server, {@link
 * dev.auspex.ranking.rerank} puts the answer into the fused order. No framework is named here.
 */
@NullMarked
package dev.auspex.ranking;

import org.jspecify.annotations.NullMarked;
