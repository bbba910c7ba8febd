/**
 * Rewrites queries by the dictionaries and rules of an index.
 *
 * <p>In: a {@link dev.auspex.contract.lexicon.Lexicon}, once, and what was typed. Out: a {@link
 * dev.auspex.rewriting.Rewriting} that says what to look for, what to leave out and what to show
 * besides, and how it came about. Next: the gateway's recall.
 */
@NullMarked
package dev.auspex.rewriting;

import org.jspecify.annotations.NullMarked;
