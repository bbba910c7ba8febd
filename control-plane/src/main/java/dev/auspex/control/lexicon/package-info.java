/**
 * Working copies: the dictionaries and rules of an index while people change them.
 *
 * <p>In: entries as JSON, single or as lines, each checked by itself and against the live schema.
 * Out: rows that nothing serves by. Next: the index room publishes them with a bundle; dictionary
 * and rule are the paths to them, because not everybody may change both.
 */
@NullMarked
package dev.auspex.control.lexicon;

import org.jspecify.annotations.NullMarked;
