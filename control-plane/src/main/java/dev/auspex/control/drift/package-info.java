/**
 * Drift: where Elasticsearch is not as the catalogue wants it.
 *
 * <p>In: what the catalogue names, what Elasticsearch has. Out: a list of differences, those mended
 * that can be mended without a loss. A look is a few calls and one transaction, a mend one
 * idempotent call and then a note of it; so the process may die between any two, and the next look
 * finds what is left. Next: an operator reads the list, and has the rest mended.
 */
@NullMarked
package dev.auspex.control.drift;

import org.jspecify.annotations.NullMarked;
