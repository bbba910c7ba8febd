/**
 * Text as dictionaries and rules compare it.
 *
 * <p>In: what was typed, and phrases. Out: normalised text, and where phrases occur in it. Next:
 * rules, entities and synonyms look for theirs.
 */
@NullMarked
package dev.auspex.rewriting.text;

import org.jspecify.annotations.NullMarked;
