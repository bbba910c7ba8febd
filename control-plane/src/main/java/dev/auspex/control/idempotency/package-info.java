/**
 * Creates that a client may send again without creating twice.
 *
 * <p>In: a request with the header {@code Idempotency-Key}. Out: its first reply, every time. Next:
 * the resources mark what is {@link dev.auspex.control.idempotency.Idempotent}.
 */
@NullMarked
package dev.auspex.control.idempotency;

import org.jspecify.annotations.NullMarked;
