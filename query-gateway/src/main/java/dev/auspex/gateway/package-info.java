/**
 * The query gateway: the tenants' REST API for documents and search.
 *
 * <p>In: HTTP requests with an API key or a Keycloak token. Out: documents into Elasticsearch,
 * pages of hits out of it. Rooms in order: {@code snapshot} knows the platform, {@code admit} lets
 * in, {@code document} writes, {@code search} answers; {@code elastic} and {@code model} speak to
 * the servers behind.
 */
@NullMarked
package dev.auspex.gateway;

import org.jspecify.annotations.NullMarked;
