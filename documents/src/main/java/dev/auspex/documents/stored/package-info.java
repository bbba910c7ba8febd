/**
 * How documents stand in Elasticsearch.
 *
 * <p>In: a {@link dev.auspex.contract.snapshot.Location}. Out: names, ids and stored forms there,
 * and the way back. Next: the room of each process that speaks to Elasticsearch.
 */
@NullMarked
package dev.auspex.documents.stored;

import org.jspecify.annotations.NullMarked;
