/**
 * Completions of what somebody has begun to type.
 *
 * <p>In: a value of a document, or the letters that were typed. Out: the terms by which the search
 * engine finds the value, and which of them the letters ask for. Next: the stored form of documents
 * and the request to the search engine.
 */
@NullMarked
package dev.auspex.analysis.completion;

import org.jspecify.annotations.NullMarked;
