/**
 * The model server as the gateway needs it: text in, vectors out.
 *
 * <p>In: a model's name, texts, a deadline. Out: {@link dev.auspex.gateway.model.TextVectors},
 * checked for count, length and finite numbers. Next: {@code search.recall} looks for neighbours of
 * the vector, {@code document} stores it.
 */
@NullMarked
package dev.auspex.gateway.model;

import org.jspecify.annotations.NullMarked;
