/**
 * Checks that more than one kind of body needs.
 *
 * <p>In: a value as the client sent it. Out: violations that say what was expected and what came.
 * Next: the feature refuses the body, or goes on with values that hold.
 */
@NullMarked
package dev.auspex.control.request;

import org.jspecify.annotations.NullMarked;
