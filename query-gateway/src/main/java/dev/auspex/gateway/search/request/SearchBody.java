package dev.auspex.gateway.search.request;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A search as clients send it. Public for the description of the API alone.
 *
 * @param query what somebody typed; empty for all documents
 * @param size hits of the page
 * @param offset hits before the page
 */
@Schema(
    name = "Search",
    description = "A search. Unknown members are refused.",
    examples = "{\"query\": \"war movie by spielberg\", \"size\": 10}")
public record SearchBody(
    @Schema(
            required = true,
            description = "What somebody typed; empty for all documents",
            examples = "war movie by spielberg")
        @Nullable String query,
    @Schema(description = "Hits of the page", minimum = "1", maximum = "100", defaultValue = "10")
        @Nullable Integer size,
    @Schema(
            description =
                "Hits before the page; offset + size may not pass the index's rank window",
            minimum = "0",
            defaultValue = "0")
        @Nullable Integer offset) {}
