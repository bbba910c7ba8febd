package dev.auspex.gateway.document;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a deletion by filter has done. */
@Schema(
    name = "DeletionReply",
    requiredProperties = {"deleted", "more"},
    description = "What a deletion by filter has done.")
record DeletionView(
    @Schema(description = "Documents that are gone", maximum = "10000") int deleted,
    @Schema(description = "Whether others match that were left for the next call") boolean more) {}
