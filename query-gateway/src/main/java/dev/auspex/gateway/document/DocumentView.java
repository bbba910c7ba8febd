package dev.auspex.gateway.document;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A document as it was sent. */
@Schema(
    name = "Document",
    requiredProperties = {"id", "version", "document"},
    description = "A document as it was sent.")
public record DocumentView(
    @Schema(examples = "movie-42") String id,
    @Schema(description = "That of its last write; also the ETag") long version,
    @Schema(type = SchemaType.OBJECT, implementation = Object.class) ObjectNode document) {}
