/**
 * Tens of thousands of rules and dictionary entries, and queries that some of them are about.
 *
 * <p>In: how many, and a seed. Out: the same ones every time, as a lexicon and as the text that
 * Querqy reads; and what rewriting by them costs, in a process of its own. Next: {@code bench
 * rewriting} holds that against what is promised.
 */
@NullMarked
package dev.auspex.benchmarks.rules;

import org.jspecify.annotations.NullMarked;
