/**
 * Load on a service, as its clients make it.
 *
 * <p>In: what a client does, how often a second, for how long. Out: latencies from the moment at
 * which each request was due, so that a stall is charged to everybody who waited. Next: {@code
 * bench} and {@code proof} hold the figures against their targets.
 */
@NullMarked
package dev.auspex.benchmarks.load;

import org.jspecify.annotations.NullMarked;
