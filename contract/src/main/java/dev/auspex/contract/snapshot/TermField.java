package dev.auspex.contract.snapshot;

/**
 * Where the terms of a text field are, which Auspex itself has cut the text into.
 *
 * @param field the physical field that holds them, with a space between two
 * @param analysis the name of how the text was cut, such as {@code en-1}; a query is cut the same
 *     way
 */
public record TermField(String field, String analysis) {}
