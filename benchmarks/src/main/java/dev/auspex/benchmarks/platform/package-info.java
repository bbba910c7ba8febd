/**
 * A platform to measure, and a client of it.
 *
 * <p>In: the built checkout. Out: a {@link dev.auspex.dev.stack.DevStack} with empty data, requests
 * to its public API, and what its processes hold in memory. Next: {@code bench} and {@code proof}.
 */
@NullMarked
package dev.auspex.benchmarks.platform;

import org.jspecify.annotations.NullMarked;
