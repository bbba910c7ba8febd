/**
 * Elasticsearch's own Java client, and what it is asked in the proof of the compatible surface.
 *
 * <p>In: an address, a key and JSON. Out: the answers of the client, as JSON that can be compared.
 * Next: {@code proof} asks the gateway and Elasticsearch the same.
 */
@NullMarked
package dev.auspex.benchmarks.official;

import org.jspecify.annotations.NullMarked;
