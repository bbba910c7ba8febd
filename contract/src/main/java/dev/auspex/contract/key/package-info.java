/**
 * The shapes of API keys and of what is said about them, the same wherever they are made or read.
 *
 * <p>In: text that clients send or administrators write. Out: index patterns, origins and scoped
 * keys that are well-formed. Next: the control plane stores them, the gateway checks by them.
 */
@NullMarked
package dev.auspex.contract.key;

import org.jspecify.annotations.NullMarked;
