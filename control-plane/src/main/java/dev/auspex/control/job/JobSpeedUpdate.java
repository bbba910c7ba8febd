package dev.auspex.control.job;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The body that changes how fast a job copies.
 *
 * @param documentsPerSecond at least 1; null for as fast as it goes
 */
public record JobSpeedUpdate(
    @Schema(minimum = "1", nullable = true) @Nullable Integer documentsPerSecond) {}
