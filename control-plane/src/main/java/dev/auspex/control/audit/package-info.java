/**
 * Who changed what, when, and how it was before.
 *
 * <p>In: each change, from the transaction that makes it. Out: a row that nobody changes any more,
 * and lists and exports of them. Next: people, and systems that keep such records for longer.
 */
@NullMarked
package dev.auspex.control.audit;

import org.jspecify.annotations.NullMarked;
