/**
 * Runs one set of weights: the only room that knows ONNX Runtime and the tokenizers.
 *
 * <p>In: a text. Out: its tokens, then its unit-length embedding, one text per inference. Next: the
 * queues of {@code batch} decide which tokens are encoded when.
 */
@NullMarked
package dev.auspex.modelserver.runtime;

import org.jspecify.annotations.NullMarked;
