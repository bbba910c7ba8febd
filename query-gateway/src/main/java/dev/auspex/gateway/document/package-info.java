/**
 * Documents in and out.
 *
 * <p>In: JSON objects, one by one or as NDJSON, merge patches, filters of what shall go. Out:
 * documents that fit the schema, with their vectors, acknowledged by Elasticsearch, or the exact
 * fields that do not fit; and all documents as NDJSON. Next: {@code search} finds them after a
 * refresh.
 */
@NullMarked
package dev.auspex.gateway.document;

import org.jspecify.annotations.NullMarked;
