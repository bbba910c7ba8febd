/**
 * Tenants to measure with.
 *
 * <p>In: a number. Out: a tenant with an index and a key on a running platform; the same number
 * makes the same tenant, and neighbours differ in their schemas. Next: {@code bench} and {@code
 * proof}.
 */
@NullMarked
package dev.auspex.benchmarks.tenants;

import org.jspecify.annotations.NullMarked;
