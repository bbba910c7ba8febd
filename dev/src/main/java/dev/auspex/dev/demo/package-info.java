/**
 * Two demo tenants with real data, loaded the way a tenant's developer would.
 *
 * <p>In: the addresses of a running platform and public data sets. Out: tenants {@code cinema} and
 * {@code places} with their indexes, keys and documents, and three searches. Next: a person goes on
 * in the console or with curl.
 */
@NullMarked
package dev.auspex.dev.demo;

import org.jspecify.annotations.NullMarked;
