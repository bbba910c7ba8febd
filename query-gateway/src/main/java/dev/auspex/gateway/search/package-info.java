/**
 * One search from end to end: {@code request → rewrite → recall → rank → respond}.
 *
 * <p>In: an admitted index and a body. Out: a {@link
 * dev.auspex.gateway.search.respond.SearchReply}. Next: nothing; the reply has left.
 */
@NullMarked
package dev.auspex.gateway.search;

import org.jspecify.annotations.NullMarked;
