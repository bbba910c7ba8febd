package dev.auspex.control.usage;

import dev.auspex.contract.TenantId;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What one tenant has used within one hour.
 *
 * @param tenant whose it is
 * @param hour when the hour begins, UTC
 * @param documents the most documents that were measured within it
 * @param bytes the most bytes that were measured within it
 * @param searches searches that were answered
 * @param writes documents that were stored or deleted
 * @param writtenBytes bytes of the bodies of writes
 * @param rerankMillis milliseconds of reranking by the model server
 */
@Schema(description = "What a tenant has used within an hour")
public record UsageHourView(
    @Schema(examples = "cinema") TenantId tenant,
    @Schema(examples = "2026-01-31T14:00:00Z", description = "When the hour begins") Instant hour,
    @Schema(examples = "3201", description = "The most that was measured within the hour")
        long documents,
    @Schema(examples = "7340032", description = "The most that was measured within the hour")
        long bytes,
    @Schema(examples = "1200") long searches,
    @Schema(examples = "310", description = "Documents, deleted ones included") long writes,
    @Schema(examples = "190000", description = "Of the bodies of writes") long writtenBytes,
    @Schema(examples = "48000", description = "Milliseconds of reranking by the model server")
        long rerankMillis) {}
