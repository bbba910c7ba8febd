/**
 * Cuts text into the terms that are looked for.
 *
 * <p>In: text, and the name of an analysis such as {@code en-1}. Out: {@link
 * dev.auspex.analysis.Term}s with their places in the text. Next: documents are stored with them,
 * queries look for them, replies mark them.
 */
@NullMarked
package dev.auspex.analysis;

import org.jspecify.annotations.NullMarked;
