/**
 * Says what to look for, by the dictionaries and rules of the index.
 *
 * <p>In: a {@link dev.auspex.gateway.search.request.SearchQuery}. Out: a {@link
 * dev.auspex.gateway.search.rewrite.RewrittenQuery} with a trace of the steps. Next: {@code
 * recall}.
 */
@NullMarked
package dev.auspex.gateway.search.rewrite;

import org.jspecify.annotations.NullMarked;
