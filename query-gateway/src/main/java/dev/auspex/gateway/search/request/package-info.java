/**
 * Reads the body of a search.
 *
 * <p>In: bytes. Out: a {@link dev.auspex.gateway.search.request.SearchQuery} within the limits of
 * the index, or violations. What clients call a field is looked up in the schema here; behind this
 * room there are no names but those. Next: {@code rewrite}.
 */
@NullMarked
package dev.auspex.gateway.search.request;

import org.jspecify.annotations.NullMarked;
