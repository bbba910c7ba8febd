/**
 * Bad networks and busy servers, made on purpose.
 *
 * <p>In: the address of a real server. Out: another address at which it answers late, in drips,
 * half or not at all, as a test chooses at any moment. Next: tests and proofs give that address to
 * the process whose behaviour they want to see.
 */
@NullMarked
package dev.auspex.dev.fault;

import org.jspecify.annotations.NullMarked;
