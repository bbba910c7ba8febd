/**
 * Jobs: work on one index that takes longer than a request, as resumable state machines.
 *
 * <p>In: what shall become of an index. Out: the index there, with a report that says how it was
 * checked; or as it was before, and the reason. A job is taken by one worker of one process at a
 * time, by a lease in the catalogue; each step is an idempotent effect outside followed by one
 * transaction, so a process may die at any line and another goes on. Next: gateways follow the
 * placement that a step has published.
 */
@NullMarked
package dev.auspex.control.job;

import org.jspecify.annotations.NullMarked;
