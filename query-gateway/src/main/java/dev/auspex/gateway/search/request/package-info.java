/**
 * Reads the body of a search.
 *
 * <p>In: bytes. Out: a {@link dev.auspex.gateway.search.request.SearchQuery} within the limits of
 * the index, or violations. Next: {@code rewrite}.
 */
@NullMarked
package dev.auspex.gateway.search.request;

import org.jspecify.annotations.NullMarked;
