/**
 * How every Auspex process tells a refusal: RFC 9457 problems of stable types.
 *
 * <p>In: an {@link dev.auspex.contract.problem.ApiProblem} thrown anywhere. Out: one {@code
 * application/problem+json} body, written by the edge of a service. Next: clients and the console
 * choose what to do by {@code type}.
 */
@NullMarked
package dev.auspex.contract.problem;

import org.jspecify.annotations.NullMarked;
