/**
 * Finds terms that begin nearly as somebody typed.
 *
 * <p>In: the beginning of a term, kept as it is, and what may be changed by one or two edits. Out:
 * a query of the documents with such a term. Next: the search itself.
 */
@NullMarked
package dev.auspex.plugin.near;

import org.jspecify.annotations.NullMarked;
