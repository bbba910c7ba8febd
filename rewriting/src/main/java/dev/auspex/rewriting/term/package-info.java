/**
 * The terms that a query is looked for by, and what else stands for them.
 *
 * <p>In: a text, cut where the tenant's words begin and end, and one analysis. Out: {@link
 * dev.auspex.rewriting.term.TermGroup}s in the order of the text. Next: recall asks for each group
 * in one clause.
 */
@NullMarked
package dev.auspex.rewriting.term;

import org.jspecify.annotations.NullMarked;
