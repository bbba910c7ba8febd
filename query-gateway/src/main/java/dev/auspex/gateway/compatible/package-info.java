/**
 * The surface that official Elasticsearch clients speak to: {@code /es/{index}/…}.
 *
 * <p>In: Elasticsearch's JSON, read by a closed list of constructs into {@link
 * dev.auspex.gateway.elastic.DocumentQuery} and its like; everything else is refused by its name
 * and place. Out: Elasticsearch's JSON again, with the names that clients know. Admission, limits,
 * fair turns and documents are those of every other path. Next: nothing.
 */
@NullMarked
package dev.auspex.gateway.compatible;

import org.jspecify.annotations.NullMarked;
