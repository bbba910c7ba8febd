/**
 * The paths to the dictionaries of an index: synonyms, words, entities, stop words, protected
 * words.
 *
 * <p>In: entries, single or as lines. Out: changed working copies. Next: bundle publishes them.
 */
@NullMarked
package dev.auspex.control.dictionary;

import org.jspecify.annotations.NullMarked;
