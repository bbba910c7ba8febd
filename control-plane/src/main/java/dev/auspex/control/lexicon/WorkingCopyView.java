package dev.auspex.control.lexicon;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How large a working copy is.
 *
 * @param name synonyms, words, entities, stop-words, protected-words or rules
 * @param entries how many there are
 * @param version raised by each change, 0 before the first; its ETag
 */
public record WorkingCopyView(
    @Schema(examples = "synonyms") String name,
    @Schema(examples = "120") int entries,
    @Schema(examples = "7") long version) {}
