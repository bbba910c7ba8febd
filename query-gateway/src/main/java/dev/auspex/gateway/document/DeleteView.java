package dev.auspex.gateway.document;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A deleted document. */
@Schema(
    name = "Delete",
    requiredProperties = {"id", "result"},
    description = "A deleted document.")
record DeleteView(
    @Schema(examples = "movie-42") String id, @Schema(enumeration = "deleted") String result) {}
