/**
 * Requests that nobody should send.
 *
 * <p>In: the description of an API (OpenAPI) and a seed. Out: request after request, each made from
 * the seed and its number alone, mostly well formed and wrong in a few places; and what must not
 * stand in the replies. Next: {@code proof} sends them.
 */
@NullMarked
package dev.auspex.benchmarks.fuzz;

import org.jspecify.annotations.NullMarked;
