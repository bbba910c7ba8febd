/**
 * What a document must look like and what is computed from it.
 *
 * <p>In: a document as a client sent it, or as it was stored by another schema. Out: what is wrong
 * with it, or the document with its flattened fields and vectors. Next: {@code stored} says how it
 * is stored.
 */
@NullMarked
package dev.auspex.documents.shape;

import org.jspecify.annotations.NullMarked;
