package dev.auspex.gateway.suggest;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One completion. Public for the description of the API alone.
 *
 * @param text the value as a document has it
 * @param highlight the same as HTML, with what stands for the query marked
 * @param field whose value it is
 * @param match how it completes the query
 * @param count how many documents that the caller may see have it; null where nobody asked
 * @param id of the first of them
 */
@Schema(
    name = "Suggestion",
    requiredProperties = {"text", "highlight", "field", "match", "id"},
    description = "A value that completes the query.")
public record Suggestion(
    @Schema(description = "The value as a document has it", examples = "Steven Spielberg")
        String text,
    @Schema(
            description = "The value as HTML; what stands for the query is in `<em>`",
            examples = "Steven <em>Spielb</em>erg")
        String highlight,
    @Schema(examples = "director") String field,
    @Schema(
            enumeration = {"start", "word", "sound", "corrected"},
            description =
                "The value begins with the query; a later word does; Chinese is spoken so; or few"
                    + " letters are otherwise")
        String match,
    @Schema(
            minimum = "1",
            description = "Documents with this value, however it is written; with `counts` alone")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable Long count,
    @Schema(description = "The first of these documents", examples = "m-4711") String id) {}
