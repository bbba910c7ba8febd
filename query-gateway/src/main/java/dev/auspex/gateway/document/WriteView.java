package dev.auspex.gateway.document;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A stored document. */
@Schema(
    name = "Write",
    requiredProperties = {"id", "result", "version"},
    description = "A stored document.")
public record WriteView(
    @Schema(examples = "movie-42") String id,
    @Schema(enumeration = {"created", "updated"}) String result,
    @Schema(description = "Higher than that of every earlier write of this id") long version) {}
