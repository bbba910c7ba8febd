package dev.auspex.analysis.completion;

/**
 * The part of a value that stands for what was typed.
 *
 * @param match how well the value completes it
 * @param start of the part in the value, in UTF-16 code units
 * @param end behind its last one
 */
public record Place(Match match, int start, int end) {}
