/**
 * What is the same at the HTTP edge of every Auspex service.
 *
 * <p>In: any failure on the way to an answer. Out: one RFC 9457 body with a trace id that the log
 * line shares. Next: nothing; the reply has left.
 */
@NullMarked
package dev.auspex.edge;

import org.jspecify.annotations.NullMarked;
