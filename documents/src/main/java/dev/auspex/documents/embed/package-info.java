/**
 * The model server as writers and searches need it: text in, vectors out.
 *
 * <p>In: a model's name, texts, a deadline. Out: {@link dev.auspex.documents.embed.TextVectors},
 * checked for count, length and finite numbers. Next: {@code shape} adds the vectors to documents,
 * the gateway looks for neighbours of the vector of a query.
 */
@NullMarked
package dev.auspex.documents.embed;

import org.jspecify.annotations.NullMarked;
