/**
 * The end of a tenant, and the proof of it.
 *
 * <p>In: a tenant whose time of grace is over and that no gateway serves any more. Out: no row, no
 * document, no key and no organization of it, and a count that says so. Next: nothing; the id is
 * never given away again, and the audit entries stay.
 */
@NullMarked
package dev.auspex.control.removal;

import org.jspecify.annotations.NullMarked;
