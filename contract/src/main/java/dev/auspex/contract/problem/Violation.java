package dev.auspex.contract.problem;

/**
 * One field of a request that is not as it should be.
 *
 * @param field path into the body or the name of a parameter, such as {@code fields[2].weight}
 * @param expected what would have been right, and what came
 */
public record Violation(String field, String expected) {}
