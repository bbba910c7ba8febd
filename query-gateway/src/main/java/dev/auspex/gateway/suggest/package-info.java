/**
 * Completes what somebody has begun to type.
 *
 * <p>In: the letters so far, and an index. Out: values of its fields with {@code suggest} that
 * complete them, best first, each once. Next: nothing.
 */
@NullMarked
package dev.auspex.gateway.suggest;

import org.jspecify.annotations.NullMarked;
