package dev.auspex.gateway.search.request;

import dev.auspex.contract.TenantId;
import dev.auspex.contract.filter.Filter;
import org.jspecify.annotations.Nullable;

/**
 * For whom a search works.
 *
 * @param visible what the credentials let them see; null for all documents
 * @param user who asks, as the credentials say; null where they do not
 */
public record Caller(TenantId tenant, @Nullable Filter visible, @Nullable String user) {}
