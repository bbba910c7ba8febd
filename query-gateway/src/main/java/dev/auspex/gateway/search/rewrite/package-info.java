/**
 * Normalises what was typed.
 *
 * <p>In: a {@link dev.auspex.gateway.search.request.SearchQuery}. Out: a {@link
 * dev.auspex.gateway.search.rewrite.RewrittenQuery} with a trace of the steps that changed
 * something. Next: {@code recall}.
 */
@NullMarked
package dev.auspex.gateway.search.rewrite;

import org.jspecify.annotations.NullMarked;
