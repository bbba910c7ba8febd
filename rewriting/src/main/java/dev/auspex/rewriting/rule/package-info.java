/**
 * The rules of an index, of which few out of many thousands fire.
 *
 * <p>In: {@link dev.auspex.contract.lexicon.Rule}s, and a query with its {@link
 * dev.auspex.rewriting.rule.Situation}. Out: the rules that hold for it, the first to apply first.
 * Next: the pipeline does what they say.
 */
@NullMarked
package dev.auspex.rewriting.rule;

import org.jspecify.annotations.NullMarked;
