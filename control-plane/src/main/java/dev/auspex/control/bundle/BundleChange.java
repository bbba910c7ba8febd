package dev.auspex.control.bundle;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One difference between two bundles.
 *
 * @param path where it is; members of lists go by their name or kind, such as {@code
 *     schema.fields[title].weight}
 * @param before what is there in the first; left out where nothing is
 * @param after what is there in the second; left out where nothing is
 */
public record BundleChange(
    @Schema(examples = "ranking.channels[vector].quota") String path,
    @Schema(implementation = Object.class) @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable JsonNode before,
    @Schema(implementation = Object.class) @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable JsonNode after) {}
