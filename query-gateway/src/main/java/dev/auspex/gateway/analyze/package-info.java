/**
 * Shows what becomes of a text.
 *
 * <p>In: a text and an index. Out: the text as queries are normalised, and the terms by which each
 * text field of the index would find it. Next: nothing.
 */
@NullMarked
package dev.auspex.gateway.analyze;

import org.jspecify.annotations.NullMarked;
