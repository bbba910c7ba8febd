/**
 * The Elasticsearch plugin {@code auspex-ranking}: one retriever that fuses channels and lets a
 * model server rank the top, and one query for what was nearly typed.
 *
 * <p>In: a search body with the retriever {@code auspex}. Out: hits in final order, each with where
 * it came from, and a response header that says what ordered them. This package only wires the
 * rooms: {@link dev.auspex.plugin.request}, {@link dev.auspex.plugin.fusion}, {@link
 * dev.auspex.plugin.score}, {@link dev.auspex.plugin.respond}, {@link dev.auspex.plugin.settings},
 * and beside them {@link dev.auspex.plugin.near}.
 */
@NullMarked
package dev.auspex.plugin;

import org.jspecify.annotations.NullMarked;
