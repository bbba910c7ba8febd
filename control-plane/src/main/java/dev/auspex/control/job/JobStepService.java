package dev.auspex.control.job;

import dev.auspex.contract.IndexName;
import dev.auspex.contract.TenantId;
import dev.auspex.contract.snapshot.Location;
import dev.auspex.contract.snapshot.Placement;
import dev.auspex.control.catalogue.PlatformWide;
import dev.auspex.control.index.HomeService;
import dev.auspex.control.index.IndexState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The part of each step that happens in the catalogue; one transaction per method. Each begins with
 * the proof that the worker still has the job and that nobody has paused or cancelled it; otherwise
 * it throws {@link JobLostException} and changes nothing.
 */
@ApplicationScoped
class JobStepService {
  private final JobRepository jobs;
  private final HeldJobs held;
  private final HomeService homes;
  private final JobConfig config;
  private final Clock clock;

  JobStepService(
      JobRepository jobs, HeldJobs held, HomeService homes, JobConfig config, Clock clock) {
    this.jobs = jobs;
    this.held = held;
    this.homes = homes;
    this.config = config;
    this.clock = clock;
  }

  /** Takes the next job that is due; empty where none is. */
  @Transactional
  @PlatformWide("takes whatever is due next")
  Optional<Job> lease() {
    return jobs.lease(config.lease()).map(StoredJob::job);
  }

  /** Whether the job is still the worker's. */
  @Transactional
  boolean renew(TenantId tenant, Job job) {
    return jobs.renew(tenant, job.id(), job.fence(), config.lease());
  }

  /** Puts the job down, so that anybody may take it after {@code pause}. */
  @Transactional
  void letGo(TenantId tenant, Job job, Duration pause) {
    jobs.letGo(tenant, job.id(), job.fence(), pause);
  }

  /** Writes down why the current step is not done, once more. */
  @Transactional
  Job postponed(TenantId tenant, Job job, String reason) {
    StoredJob stored = held.own(tenant, job);
    stored.reason = reason;
    stored.attempts++;
    return stored.job();
  }

  /** Goes on with {@code next}; waits in front of it where that was asked for. */
  @Transactional
  Job advance(TenantId tenant, Job job, JobState next, JobWork work, JobReport report) {
    StoredJob stored = held.own(tenant, job);
    stored.work = work;
    stored.report = report;
    return HeldJobs.enter(stored, next);
  }

  /** Writes down how far a copy has come. */
  @Transactional
  Job progressed(TenantId tenant, Job job, JobWork work, JobReport report) {
    StoredJob stored = held.own(tenant, job);
    stored.work = work;
    stored.report = report;
    return stored.job();
  }

  /** Everything that fits has been copied. */
  @Transactional
  void imported(TenantId tenant, Job job) {
    StoredJob stored = held.own(tenant, job);
    giveBack(tenant, job);
    held.end(tenant, stored, JobStatus.DONE);
    if (stored.report.misfits() > 0) {
      stored.reason = "%d documents do not fit the schema".formatted(stored.report.misfits());
    }
  }

  /** The index is nobody's any more, nor is the one that was imported from. */
  private void giveBack(TenantId tenant, Job job) {
    homes.give(tenant, job.index(), null);
    String from = job.request().from();
    if (from != null) {
      homes.giveBack(tenant, new IndexName(from), job.id());
    }
  }

  /** Has no gateway serve the index any more; another job on it makes way and is waited for. */
  @Transactional
  Decided close(TenantId tenant, Job job) {
    StoredJob stored = held.own(tenant, job);
    // Before the index: its worker takes the two in this order as well.
    jobs.active(tenant, job.index()).stream()
        .filter(other -> !other.id.equals(job.id()))
        .forEach(other -> jobs.lock(tenant, other.id).ifPresent(JobRules::makeWay));
    HomeService.Held index = homes.lock(tenant, job.index());
    if (index.job() != null && !index.job().equals(job.id())) {
      return new Decided.NotYet("Job %s still works on the index".formatted(index.job()));
    }
    if (index.state() == IndexState.PROVISIONING && index.attemptAfter().isAfter(clock.instant())) {
      return new Decided.NotYet("The index is being created at this moment");
    }
    homes.give(tenant, job.index(), job.id());
    Location home =
        index.placement() == null
            ? Location.dedicated(index.firstPhysicalIndex())
            : index.placement().serving();
    stored.work =
        job.work()
            .planned(home, null, index.live().schema(), index.live().schema())
            .published(homes.close(tenant, job.index()));
    return new Decided.On(HeldJobs.enter(stored, JobState.DRAIN));
  }

  /** The index is gone, and with it what the catalogue knew of it. */
  @Transactional
  void forget(TenantId tenant, Job job) {
    StoredJob stored = held.own(tenant, job);
    homes.forget(tenant, job.index(), job.work().source());
    held.end(tenant, stored, JobStatus.DONE);
  }

  /** The job has done what it was for, and {@code emptied} holds nothing any more. */
  @Transactional
  void done(TenantId tenant, Job job, @Nullable Location emptied) {
    StoredJob stored = held.own(tenant, job);
    if (emptied != null) {
      homes.leave(tenant, emptied);
    }
    homes.give(tenant, job.index(), null);
    held.end(tenant, stored, JobStatus.DONE);
  }

  /** Begins to undo a job that cannot go on. */
  @Transactional
  Job fail(TenantId tenant, Job job, String reason, JobReport report) {
    StoredJob stored = held.own(tenant, job);
    stored.report = report;
    stored.status = JobStatus.ROLLING_BACK.wireName();
    stored.endsAs = JobStatus.FAILED.wireName();
    Job next = HeldJobs.enter(stored, JobState.ROLL_BACK);
    stored.reason = reason;
    return next;
  }

  /** Takes back what gateways were told of the new home. */
  @Transactional
  Job rollBack(TenantId tenant, Job job) {
    StoredJob stored = held.own(tenant, job);
    @Nullable Location source = job.work().source();
    HomeService.Held index = homes.lock(tenant, job.index());
    @Nullable Placement now = index.placement();
    if (job.kind() != JobKind.IMPORT
        && source != null
        && now != null
        && !now.equals(Placement.at(source))) {
      stored.work =
          stored.work.published(homes.move(tenant, job.index(), index, Placement.at(source)));
    }
    stored.state = JobState.CLEAN_UP.wireName();
    return stored.job();
  }

  /** It is as if the job had never been. */
  @Transactional
  void undone(TenantId tenant, Job job) {
    StoredJob stored = held.own(tenant, job);
    @Nullable Location target = job.work().target();
    if (target != null && job.kind() != JobKind.IMPORT) {
      homes.leave(tenant, target);
    }
    giveBack(tenant, job);
    held.end(tenant, stored, JobStatus.fromWireName(Objects.requireNonNull(stored.endsAs)));
  }
}
