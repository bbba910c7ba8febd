/**
 * The search engine in our words; the only room that names the Elasticsearch client.
 *
 * <p>In: typed requests ({@link dev.auspex.gateway.elastic.EngineSearch}, stored documents). Out:
 * hits and outcomes without physical names, nodes or raw reasons; failures as problems. Next:
 * {@code search.rank} and {@code document} go on with them. No text of a client becomes query
 * syntax: each value is written as a JSON string into a fixed tree.
 */
@NullMarked
package dev.auspex.gateway.elastic;

import org.jspecify.annotations.NullMarked;
