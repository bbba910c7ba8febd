package dev.auspex.control.job;

import dev.auspex.contract.IndexName;
import dev.auspex.contract.TenantId;
import dev.auspex.control.audit.Audit;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;

/** Jobs in the hands of their workers, inside the transaction of a step. */
@ApplicationScoped
class HeldJobs {
  private final JobRepository jobs;
  private final Audit audit;
  private final Clock clock;

  HeldJobs(JobRepository jobs, Audit audit, Clock clock) {
    this.jobs = jobs;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * The job, locked until the transaction ends.
   *
   * @throws JobLostException where the worker has it no more, or somebody wants something else of
   *     it
   */
  StoredJob own(TenantId tenant, Job job) {
    StoredJob stored =
        jobs.lock(tenant, job.id()).orElseThrow(() -> new JobLostException(job.id()));
    if (stored.fence != job.fence() || stored.status() != job.status()) {
      throw new JobLostException(job.id());
    }
    return stored;
  }

  /** Goes on with {@code next}; waits in front of it where that was asked for. */
  static Job enter(StoredJob stored, JobState next) {
    stored.state = next.wireName();
    stored.attempts = 0;
    stored.reason = null;
    if (next == stored.request.pauseBefore()) {
      stored.status = JobStatus.PAUSED.wireName();
      stored.reason = "Waits to be resumed";
    }
    return stored.job();
  }

  /** Ends a job that {@link #own} has locked. */
  void end(TenantId tenant, StoredJob stored, JobStatus status) {
    IndexName index = new IndexName(stored.index);
    stored.status = status.wireName();
    stored.finishedAt = clock.instant().truncatedTo(ChronoUnit.MICROS);
    if (status == JobStatus.DONE) {
      stored.reason = null;
    }
    audit.record(
        tenant,
        "job." + status.wireName(),
        "index/" + index,
        null,
        JobView.of(stored).withoutReport());
  }
}
