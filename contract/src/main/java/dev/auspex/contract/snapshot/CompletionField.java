package dev.auspex.contract.snapshot;

/**
 * Where the completions of a field are, which Auspex has made of its values.
 *
 * @param starts the physical field with what somebody may begin to type for them
 * @param whole the physical field with one form of each value, equal for those that read the same
 * @param analysis the name of how they were made, such as {@code pinyin-1}
 */
public record CompletionField(String starts, String whole, String analysis) {}
