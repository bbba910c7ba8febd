/**
 * Which models there are, and what they answer.
 *
 * <p>In: the name of a model, texts, a deadline. Out: embeddings or scores, from the cache where
 * the same text was embedded before. Next: {@code protocol} writes them to the client.
 */
@NullMarked
package dev.auspex.modelserver.model;

import org.jspecify.annotations.NullMarked;
