/**
 * What clients say over HTTP: the Open Inference Protocol v2, and the shorter rerank and embed
 * calls.
 *
 * <p>In: JSON. Out: one checked call of {@code model}, its answer as JSON, or a problem that names
 * each wrong field. Next: nothing; the reply has left.
 */
@NullMarked
package dev.auspex.modelserver.protocol;

import org.jspecify.annotations.NullMarked;
