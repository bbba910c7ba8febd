package dev.auspex.control.job;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.auspex.contract.IndexName;
import dev.auspex.contract.TenantId;
import dev.auspex.contract.snapshot.Location;
import dev.auspex.contract.snapshot.PlacementKind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A job as the API shows it.
 *
 * @param id its name
 * @param tenant whose index it works on
 * @param index which one
 * @param kind what it is for
 * @param status whether it goes on
 * @param state the step that is at work, or comes next
 * @param reason why it waits, failed or was cancelled; left out where there is nothing to say
 * @param placement where the documents go; left out where that was not asked for
 * @param pauseBefore the state in front of which it waits; left out for none
 * @param documentsPerSecond its speed limit; left out for none
 * @param copied documents that were copied so far
 * @param total documents that there were when the copy began
 * @param cancellable whether it can still be undone
 * @param report how it made sure that nothing is lost
 * @param createdBy who wanted it
 * @param createdAt since when, UTC
 * @param finishedAt when it ended, UTC; left out until then
 */
public record JobView(
    String id,
    TenantId tenant,
    IndexName index,
    JobKind kind,
    JobStatus status,
    JobState state,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String reason,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable PlacementKind placement,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable JobState pauseBefore,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer documentsPerSecond,
    long copied,
    long total,
    boolean cancellable,
    JobReport report,
    String createdBy,
    Instant createdAt,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Instant finishedAt) {
  /** For the audit, which must hold no document. */
  JobView withoutReport() {
    return new JobView(
        id,
        tenant,
        index,
        kind,
        status,
        state,
        reason,
        placement,
        pauseBefore,
        documentsPerSecond,
        copied,
        total,
        cancellable,
        JobReport.EMPTY,
        createdBy,
        createdAt,
        finishedAt);
  }

  static JobView of(StoredJob job) {
    @Nullable Location target = job.work.target();
    return new JobView(
        job.id,
        new TenantId(job.tenant),
        new IndexName(job.index),
        job.kind(),
        job.status(),
        job.state(),
        job.reason,
        target == null ? job.request.placement() : target.kind(),
        job.request.pauseBefore(),
        job.speed,
        job.work.copied(),
        job.work.total(),
        JobRules.isCancellable(job),
        job.report,
        job.createdBy,
        job.createdAt,
        job.finishedAt);
  }
}
