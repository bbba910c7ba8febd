/**
 * Who may touch which index, and how much at a time.
 *
 * <p>In: the {@code Authorization} header and the tenant and index of the path. Out: an {@link
 * dev.auspex.gateway.admit.Admitted} with the tenant's context and the index, then a permit that
 * holds the tenant's limits and counts what it uses, or a refusal; then turns at the search engine,
 * which tenants get by their weights. Next: {@code document} and {@code search} work on the
 * admitted index and never look at credentials. API keys, and scoped keys minted from them, are
 * checked against the snapshot alone; only bearer tokens touch OpenID Connect. The tenant's context
 * holds the filter that every read of documents adds.
 *
 * <p>What browsers of other origins may read is decided here too, because the key decides it.
 */
@NullMarked
package dev.auspex.gateway.admit;

import org.jspecify.annotations.NullMarked;
