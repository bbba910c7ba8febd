package dev.auspex.control.index;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The reply to what goes on as a job.
 *
 * @param job its id
 */
public record StartedJobView(@Schema(examples = "job-4k2m9x7q1w8e5r3t") String job) {}
