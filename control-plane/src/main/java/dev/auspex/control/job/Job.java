package dev.auspex.control.job;

import dev.auspex.contract.IndexName;
import dev.auspex.contract.TenantId;
import org.jspecify.annotations.Nullable;

/**
 * A job as a worker has it in hand.
 *
 * @param fence says that nobody else has taken it since
 * @param attempts how often the current step was postponed
 */
record Job(
    String id,
    TenantId tenant,
    IndexName index,
    JobKind kind,
    JobRequest request,
    JobStatus status,
    JobState state,
    @Nullable Integer speed,
    JobWork work,
    JobReport report,
    long fence,
    int attempts) {}
