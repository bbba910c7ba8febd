/**
 * Decides which texts are encoded when.
 *
 * <p>In: the tokens of one request and its deadline. Out: their embeddings, or a refusal: too much
 * waits, or the answer could only come late. Next: {@code model} keeps and compares embeddings.
 */
@NullMarked
package dev.auspex.modelserver.batch;

import org.jspecify.annotations.NullMarked;
