package dev.auspex.control.job;

import dev.auspex.contract.IndexName;
import dev.auspex.contract.TenantId;
import dev.auspex.contract.problem.Violation;
import dev.auspex.contract.schema.Schema;
import dev.auspex.contract.snapshot.Location;
import dev.auspex.contract.snapshot.Placement;
import dev.auspex.contract.snapshot.PlacementKind;
import dev.auspex.control.audit.Audit;
import dev.auspex.control.catalogue.PlatformWide;
import dev.auspex.control.cell.CellLayout;
import dev.auspex.control.cell.CellService;
import dev.auspex.control.index.HomeService;
import dev.auspex.control.index.IndexState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The part of each step that happens in the catalogue; one transaction per method. Each begins with
 * the proof that the worker still has the job and that nobody has paused or cancelled it; otherwise
 * it throws {@link JobLostException} and changes nothing.
 */
@ApplicationScoped
class JobStepService {
  /** How a decision about a step ended. */
  sealed interface Decided {
    /** The job goes on like this. */
    record On(Job job) implements Decided {}

    /** Not now. */
    record NotYet(String reason) implements Decided {}

    /** Never. */
    record Never(String reason) implements Decided {}
  }

  private final JobRepository jobs;
  private final HomeService homes;
  private final CellService cells;
  private final Audit audit;
  private final JobConfig config;
  private final Clock clock;

  JobStepService(
      JobRepository jobs,
      HomeService homes,
      CellService cells,
      Audit audit,
      JobConfig config,
      Clock clock) {
    this.jobs = jobs;
    this.homes = homes;
    this.cells = cells;
    this.audit = audit;
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
    StoredJob stored = own(tenant, job);
    stored.reason = reason;
    stored.attempts++;
    return stored.job();
  }

  /** Goes on with {@code next}; waits in front of it where that was asked for. */
  @Transactional
  Job advance(TenantId tenant, Job job, JobState next, JobWork work, JobReport report) {
    StoredJob stored = own(tenant, job);
    stored.work = work;
    stored.report = report;
    return enter(stored, next);
  }

  /** Writes down how far a copy has come. */
  @Transactional
  Job progressed(TenantId tenant, Job job, JobWork work, JobReport report) {
    StoredJob stored = own(tenant, job);
    stored.work = work;
    stored.report = report;
    return stored.job();
  }

  /** Decides where the documents go, and takes the place. */
  @Transactional
  Decided plan(TenantId tenant, Job job) {
    StoredJob stored = own(tenant, job);
    HomeService.Held held = homes.lock(tenant, job.index());
    if (held.job() != null && !held.job().equals(job.id())) {
      return new Decided.NotYet("Another job works on the index");
    }
    Location source = Objects.requireNonNull(held.placement()).serving();
    Schema before = held.live().schema();
    Schema after = Objects.requireNonNullElse(job.request().schema(), before);
    PlacementKind wanted = Objects.requireNonNullElse(job.request().placement(), source.kind());
    String key = homes.newKey(tenant, job.index());
    if (wanted != PlacementKind.POOL) {
      Location own =
          wanted == PlacementKind.ISOLATED
              ? Location.isolated("auspex." + key)
              : Location.dedicated("auspex." + key);
      return planned(stored, source, own, before, after);
    }
    return switch (CellLayout.fit(after)) {
      case CellLayout.Fit.Fits fits ->
          cells
              .join(tenant, job.index(), key, fits.slots())
              .<Decided>map(place -> planned(stored, source, place, before, after))
              .orElseGet(() -> new Decided.NotYet("The pool is being extended"));
      case CellLayout.Fit.Needs needs -> new Decided.Never(needs.reason());
    };
  }

  private static Decided planned(
      StoredJob stored, Location source, Location target, Schema before, Schema after) {
    stored.work = stored.work.planned(source, target, before, after);
    return new Decided.On(enter(stored, JobState.CREATE));
  }

  /** An index of the pool leaves it first: a snapshot of a cell is one of all of its members. */
  @Transactional
  Decided planParking(TenantId tenant, Job job) {
    StoredJob stored = own(tenant, job);
    HomeService.Held held = homes.lock(tenant, job.index());
    Location source = Objects.requireNonNull(held.placement()).serving();
    Schema schema = held.live().schema();
    if (source.kind() == PlacementKind.POOL) {
      Location own = Location.dedicated("auspex." + homes.newKey(tenant, job.index()));
      return planned(stored, source, own, schema, schema);
    }
    stored.work = stored.work.planned(source, null, schema, schema);
    return new Decided.On(enter(stored, JobState.FREEZE));
  }

  /** The index that is to be parked has a home of its own now, and nothing is left in the pool. */
  @Transactional
  Job leftThePool(TenantId tenant, Job job) {
    StoredJob stored = own(tenant, job);
    homes.leave(tenant, job.work().from());
    stored.work =
        stored.work.planned(job.work().to(), null, job.work().storedBy(), job.work().shallBe());
    return enter(stored, JobState.FREEZE);
  }

  /** Both indexes are the job's until it ends, so that neither goes elsewhere meanwhile. */
  @Transactional
  Decided planImport(TenantId tenant, Job job) {
    StoredJob stored = own(tenant, job);
    IndexName from = new IndexName(Objects.requireNonNull(job.request().from()));
    // In the order of their names: two imports the other way round do not wait for each other.
    boolean fromFirst = from.value().compareTo(job.index().value()) < 0;
    HomeService.Held first = homes.lock(tenant, fromFirst ? from : job.index());
    HomeService.Held second = homes.lock(tenant, fromFirst ? job.index() : from);
    HomeService.Held source = fromFirst ? first : second;
    HomeService.Held target = fromFirst ? second : first;
    if (source.job() != null && !source.job().equals(job.id())) {
      return new Decided.NotYet("Another job works on index " + from);
    }
    if (source.state() != IndexState.READY
        || source.placement() == null
        || source.placement().serving().kind() == PlacementKind.PARKED) {
      return new Decided.Never("Index %s cannot be read now".formatted(from));
    }
    homes.give(tenant, from, job.id());
    stored.work =
        stored.work.planned(
            source.placement().serving(),
            Objects.requireNonNull(target.placement()).serving(),
            source.live().schema(),
            target.live().schema());
    return new Decided.On(enter(stored, JobState.BACKFILL));
  }

  /** Everything that fits has been copied. */
  @Transactional
  void imported(TenantId tenant, Job job) {
    StoredJob stored = own(tenant, job);
    letGo(tenant, job);
    end(tenant, stored, JobStatus.DONE);
    if (stored.report.misfits() > 0) {
      stored.reason = "%d documents do not fit the schema".formatted(stored.report.misfits());
    }
  }

  private void letGo(TenantId tenant, Job job) {
    homes.give(tenant, job.index(), null);
    String from = job.request().from();
    if (from != null) {
      homes.giveBack(tenant, new IndexName(from), job.id());
    }
  }

  /** It comes back under the name that it had. */
  @Transactional
  Decided planRestore(TenantId tenant, Job job) {
    StoredJob stored = own(tenant, job);
    HomeService.Held held = homes.lock(tenant, job.index());
    Location parked = Objects.requireNonNull(held.placement()).serving();
    Schema schema = held.live().schema();
    stored.work =
        stored.work.planned(parked, Location.dedicated(parked.physicalIndex()), schema, schema);
    return new Decided.On(enter(stored, JobState.RESTORE));
  }

  /** Has every write go to both homes from now on, and every delete leave a tombstone. */
  @Transactional
  Job writeToBoth(TenantId tenant, Job job) {
    Location source = job.work().from();
    @Nullable Schema second = job.work().convertsDocuments() ? job.work().after() : null;
    return publish(
        tenant,
        job,
        source,
        new Placement(source, job.work().to(), second, true),
        JobState.DUAL_WRITE);
  }

  /** Has deletes delete in both homes again: everything that was there before has been copied. */
  @Transactional
  Job stopTombstones(TenantId tenant, Job job) {
    Location source = job.work().from();
    @Nullable Schema second = job.work().convertsDocuments() ? job.work().after() : null;
    return publish(
        tenant,
        job,
        source,
        new Placement(source, job.work().to(), second, false),
        JobState.VERIFY);
  }

  /**
   * Has the new home serve. The old one follows it until no gateway uses it, so that the step can
   * be taken back; after a rebuild it does not, because it cannot hold the new documents.
   */
  @Transactional
  Decided swap(TenantId tenant, Job job) {
    Location source = job.work().from();
    Location target = job.work().to();
    if (!job.work().convertsDocuments()) {
      return new Decided.On(
          publish(tenant, job, source, new Placement(target, source, null, false), JobState.DRAIN));
    }
    StoredJob stored = own(tenant, job);
    HomeService.Held held = homes.lock(tenant, job.index());
    List<Violation> misfits =
        homes.serve(tenant, job.index(), held, job.work().shallBe(), job.request().ranking());
    if (!misfits.isEmpty()) {
      return new Decided.Never(
          "The ranking profile does not fit the new schema: "
              + misfits.stream()
                  .map(misfit -> "%s: %s".formatted(misfit.field(), misfit.expected()))
                  .collect(Collectors.joining("; ")));
    }
    stored.work =
        stored.work.published(homes.move(tenant, job.index(), held, Placement.at(target)));
    return new Decided.On(enter(stored, JobState.DRAIN));
  }

  /** Has nothing go to the old home any more; gateways have used the new one alone for reads. */
  @Transactional
  Job leaveSource(TenantId tenant, Job job) {
    StoredJob stored = own(tenant, job);
    HomeService.Held held = homes.lock(tenant, job.index());
    if (Objects.requireNonNull(held.placement()).second() != null) {
      stored.work =
          stored.work.published(
              homes.move(tenant, job.index(), held, Placement.at(job.work().to())));
    }
    return enter(stored, JobState.DELETE);
  }

  /** Changes where the index lives without any copy. */
  @Transactional
  Job place(TenantId tenant, Job job, Location home, JobState next) {
    StoredJob stored = own(tenant, job);
    HomeService.Held held = homes.lock(tenant, job.index());
    stored.work = stored.work.published(homes.move(tenant, job.index(), held, Placement.at(home)));
    return enter(stored, next);
  }

  private Job publish(
      TenantId tenant, Job job, Location serving, Placement placement, JobState next) {
    StoredJob stored = own(tenant, job);
    HomeService.Held held = homes.lock(tenant, job.index());
    if (!Objects.requireNonNull(held.placement()).serving().equals(serving)) {
      throw new IllegalStateException("somebody else has moved " + job.index());
    }
    stored.work = stored.work.published(homes.move(tenant, job.index(), held, placement));
    return enter(stored, next);
  }

  /** Has no gateway serve the index any more; another job on it is cancelled and waited for. */
  @Transactional
  Decided close(TenantId tenant, Job job) {
    StoredJob stored = own(tenant, job);
    // Before the index: its worker takes the two in this order as well.
    jobs.active(tenant, job.index()).stream()
        .filter(other -> !other.id.equals(job.id()))
        .forEach(other -> jobs.lock(tenant, other.id).ifPresent(JobRules::cancel));
    HomeService.Held held = homes.lock(tenant, job.index());
    if (held.job() != null && !held.job().equals(job.id())) {
      return new Decided.NotYet("Another job on the index is being undone");
    }
    if (held.state() == IndexState.PROVISIONING && held.attemptAfter().isAfter(clock.instant())) {
      return new Decided.NotYet("The index is being created at this moment");
    }
    homes.give(tenant, job.index(), job.id());
    Location home =
        held.placement() == null
            ? Location.dedicated(held.firstPhysicalIndex())
            : held.placement().serving();
    stored.work =
        job.work()
            .planned(home, null, held.live().schema(), held.live().schema())
            .published(homes.close(tenant, job.index()));
    return new Decided.On(enter(stored, JobState.DRAIN));
  }

  /** The index is gone, and with it what the catalogue knew of it. */
  @Transactional
  void forget(TenantId tenant, Job job) {
    StoredJob stored = own(tenant, job);
    homes.forget(tenant, job.index(), job.work().source());
    end(tenant, stored, JobStatus.DONE);
  }

  /** The job has done what it was for, and {@code emptied} holds nothing any more. */
  @Transactional
  void done(TenantId tenant, Job job, @Nullable Location emptied) {
    StoredJob stored = own(tenant, job);
    if (emptied != null) {
      homes.leave(tenant, emptied);
    }
    homes.give(tenant, job.index(), null);
    end(tenant, stored, JobStatus.DONE);
  }

  /** Begins to undo a job that cannot go on. */
  @Transactional
  Job fail(TenantId tenant, Job job, String reason, JobReport report) {
    StoredJob stored = own(tenant, job);
    stored.report = report;
    stored.status = JobStatus.ROLLING_BACK.wireName();
    stored.endsAs = JobStatus.FAILED.wireName();
    Job next = enter(stored, JobState.ROLL_BACK);
    stored.reason = reason;
    return next;
  }

  /** Takes back what gateways were told of the new home. */
  @Transactional
  Job rollBack(TenantId tenant, Job job) {
    StoredJob stored = own(tenant, job);
    @Nullable Location source = job.work().source();
    HomeService.Held held = homes.lock(tenant, job.index());
    @Nullable Placement now = held.placement();
    if (job.kind() != JobKind.IMPORT
        && source != null
        && now != null
        && !now.equals(Placement.at(source))) {
      stored.work =
          stored.work.published(homes.move(tenant, job.index(), held, Placement.at(source)));
    }
    stored.state = JobState.CLEAN_UP.wireName();
    return stored.job();
  }

  /** It is as if the job had never been. */
  @Transactional
  void undone(TenantId tenant, Job job) {
    StoredJob stored = own(tenant, job);
    @Nullable Location target = job.work().target();
    if (target != null && job.kind() != JobKind.IMPORT) {
      homes.leave(tenant, target);
    }
    letGo(tenant, job);
    end(tenant, stored, JobStatus.fromWireName(Objects.requireNonNull(stored.endsAs)));
  }

  private StoredJob own(TenantId tenant, Job job) {
    StoredJob stored =
        jobs.lock(tenant, job.id()).orElseThrow(() -> new JobLostException(job.id()));
    if (stored.fence != job.fence() || stored.status() != job.status()) {
      throw new JobLostException(job.id());
    }
    return stored;
  }

  private static Job enter(StoredJob stored, JobState next) {
    stored.state = next.wireName();
    stored.attempts = 0;
    stored.reason = null;
    if (next == stored.request.pauseBefore()) {
      stored.status = JobStatus.PAUSED.wireName();
      stored.reason = "Waits to be resumed";
    }
    return stored.job();
  }

  private void end(TenantId tenant, StoredJob stored, JobStatus status) {
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
