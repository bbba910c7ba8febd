/**
 * Rules as the text file that Querqy made common, in and out.
 *
 * <p>In: a {@code rules.txt}. Out: rules and synonyms of ours, or what is wrong with it line by
 * line; and the other way round. Next: the control plane keeps them.
 */
@NullMarked
package dev.auspex.rewriting.querqy;

import org.jspecify.annotations.NullMarked;
