package dev.auspex.control.lexicon;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An entry of a working copy.
 *
 * @param id its key within its dictionary or rule set
 * @param entry the entry, with its defaults
 * @param version of the working copy when it was changed last; its ETag
 * @param changedBy who changed it last
 * @param changedAt when, UTC
 */
public record EntryView(
    @Schema(examples = "tv") String id,
    @Schema(
            implementation = Object.class,
            examples = "{\"id\": \"tv\", \"equal\": [\"tv\", \"television\"], \"weight\": 1.0}")
        @JsonRawValue
        String entry,
    @Schema(examples = "3") long version,
    @Schema(examples = "rosa") String changedBy,
    Instant changedAt) {}
