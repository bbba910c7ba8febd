package dev.auspex.gateway.analyze;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What to look at. Public for the description of the API alone.
 *
 * @param text any text
 * @param field a text field of the index; null for all of them
 */
@Schema(name = "Analyze", description = "A text to look at. Unknown members are refused.")
public record AnalyzeBody(
    @Schema(
            required = true,
            description = "Any text, as somebody types it or as a document has it",
            examples = "The Running Men's cafés")
        @Nullable String text,
    @Schema(description = "A text field of the index; all of them without it", examples = "title")
        @Nullable String field) {}
