package dev.auspex.control.job;

import dev.auspex.contract.IndexName;
import dev.auspex.contract.TenantId;
import dev.auspex.contract.problem.ApiProblem;
import dev.auspex.contract.problem.ProblemType;
import dev.auspex.contract.problem.Violation;
import dev.auspex.contract.schema.Schema;
import dev.auspex.contract.snapshot.PlacementKind;
import dev.auspex.control.access.ActorOfRequest;
import dev.auspex.control.audit.Audit;
import dev.auspex.control.catalogue.PlatformWide;
import dev.auspex.control.index.HomeService;
import dev.auspex.control.index.IndexState;
import dev.auspex.control.index.TenantIndexService;
import dev.auspex.control.quota.QuotaService;
import dev.auspex.control.tenant.TenantService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What people may ask of jobs; one transaction per method. */
@ApplicationScoped
class JobService {
  private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789";
  private static final int ID_LETTERS = 16;

  private final TenantService tenants;
  private final JobRepository jobs;
  private final TenantIndexService indexes;
  private final HomeService homes;
  private final QuotaService quotas;
  private final Audit audit;
  private final ActorOfRequest actors;
  private final SecureRandom random;
  private final Clock clock;

  JobService(
      TenantService tenants,
      JobRepository jobs,
      TenantIndexService indexes,
      HomeService homes,
      QuotaService quotas,
      Audit audit,
      ActorOfRequest actors,
      SecureRandom random,
      Clock clock) {
    this.tenants = tenants;
    this.jobs = jobs;
    this.indexes = indexes;
    this.homes = homes;
    this.quotas = quotas;
    this.audit = audit;
    this.actors = actors;
    this.random = random;
    this.clock = clock;
  }

  /**
   * Starts a job. The deletion of an index may be asked for while another job works on it, which is
   * undone first; asking for it twice starts one.
   *
   * @throws ApiProblem {@link ProblemType#INDEX_NOT_FOUND}, {@link ProblemType#INDEX_NOT_READY},
   *     {@link ProblemType#INDEX_BUSY}
   */
  @Transactional
  JobView start(TenantId tenant, JobDeclaration wanted) {
    tenants.get(tenant);
    HomeService.Held held = homes.lock(tenant, wanted.index());
    List<StoredJob> active = jobs.active(tenant, wanted.index());
    Optional<StoredJob> deletion =
        active.stream().filter(job -> job.kind() == JobKind.DELETE).findFirst();
    if (wanted.kind() == JobKind.DELETE && deletion.isPresent()) {
      return JobView.of(deletion.get());
    }
    if (wanted.kind() != JobKind.DELETE) {
      requireIdle(wanted.index(), active, held.job());
      requireFit(wanted, held);
      requireFields(tenant, wanted, held);
      requireSource(tenant, wanted);
    }
    StoredJob job =
        new StoredJob(
            newId(),
            tenant,
            wanted.index(),
            wanted.kind(),
            wanted.request(),
            wanted.speed(),
            actors.actor().name(),
            clock.instant().truncatedTo(ChronoUnit.MICROS));
    jobs.add(tenant, job);
    if (wanted.kind() != JobKind.DELETE) {
      homes.give(tenant, wanted.index(), job.id);
    }
    JobView view = JobView.of(job);
    audit.record(tenant, "job.start", "index/" + wanted.index(), null, view.withoutReport());
    return view;
  }

  private static void requireIdle(
      IndexName index, List<StoredJob> active, @Nullable String holder) {
    // A holder that is none of its own jobs copies its documents to another index.
    String other = active.isEmpty() ? holder : active.getFirst().id;
    if (other != null) {
      throw ApiProblem.of(
          ProblemType.INDEX_BUSY,
          "Job %s works on index %s; wait for it, or cancel it",
          other,
          index);
    }
  }

  private static void requireFit(JobDeclaration wanted, HomeService.Held held) {
    if (held.state() != IndexState.READY || held.placement() == null) {
      throw ApiProblem.of(
          ProblemType.INDEX_NOT_READY, "Index %s is %s", wanted.index(), held.state().wireName());
    }
    PlacementKind now = held.placement().serving().kind();
    boolean parked = now == PlacementKind.PARKED;
    if (parked != (wanted.kind() == JobKind.RESTORE)) {
      throw ApiProblem.of(
          ProblemType.INDEX_NOT_READY,
          parked ? "Index %s is parked; restore it first" : "Index %s is not parked",
          wanted.index());
    }
    if (wanted.kind() == JobKind.MOVE && now == wanted.request().placement()) {
      throw ApiProblem.of(
          ProblemType.INVALID_REQUEST,
          List.of(
              new Violation(
                  "placement",
                  "another home than the one it has, which is '%s'; to write its documents anew"
                          .formatted(now.wireName())
                      + " there, start a rebuild")));
    }
  }

  private void requireSource(TenantId tenant, JobDeclaration wanted) {
    String from = wanted.request().from();
    if (from != null) {
      // Says that there is none; its state is looked at when it is its turn.
      var unused = indexes.get(tenant, new IndexName(from));
    }
  }

  private void requireFields(TenantId tenant, JobDeclaration wanted, HomeService.Held held) {
    Schema after = wanted.request().schema();
    if (after != null) {
      quotas.requireFieldsWithin(
          tenant, held.live().schema().fields().size(), after.fields().size());
    }
  }

  /**
   * At most {@code most} jobs, newest first.
   *
   * @param before the id of the job that the part stands behind
   */
  @Transactional
  List<JobView> list(
      TenantId tenant,
      @Nullable IndexName index,
      boolean active,
      @Nullable String before,
      int most) {
    tenants.get(tenant);
    return jobs.list(tenant, index, active, before, most).stream().map(JobView::of).toList();
  }

  /** At most {@code most} jobs of all tenants that have not ended, oldest first. */
  @Transactional
  @PlatformWide("operators see the work of the whole platform")
  List<JobView> activeOfAll(int most) {
    return jobs.activeOfAll(most).stream().map(JobView::of).toList();
  }

  /** One job; {@link ProblemType#JOB_NOT_FOUND}. */
  @Transactional
  JobView get(TenantId tenant, String id) {
    tenants.get(tenant);
    return jobs.find(tenant, id).map(JobView::of).orElseThrow(() -> notFound(tenant, id));
  }

  /** Stops it where it is; nothing happens where it has stopped. */
  @Transactional
  JobView pause(TenantId tenant, String id) {
    return change(
        tenant,
        id,
        "job.pause",
        job -> {
          switch (job.status()) {
            case PAUSED -> {}
            case RUNNING -> {
              job.status = JobStatus.PAUSED.wireName();
              job.reason = "Waits to be resumed";
            }
            case ROLLING_BACK, DONE, FAILED, CANCELLED -> throw over(job, "paused");
          }
        });
  }

  /** Lets it go on; nothing happens where it does. */
  @Transactional
  JobView resume(TenantId tenant, String id) {
    return change(
        tenant,
        id,
        "job.resume",
        job -> {
          switch (job.status()) {
            case RUNNING -> {}
            case PAUSED -> {
              job.status = JobStatus.RUNNING.wireName();
              job.reason = null;
              if (job.state() == job.request.pauseBefore()) {
                job.request = job.request.withoutPause();
              }
            }
            case ROLLING_BACK, DONE, FAILED, CANCELLED -> throw over(job, "resumed");
          }
        });
  }

  /** Undoes it; nothing happens where that is going on. */
  @Transactional
  JobView cancel(TenantId tenant, String id) {
    return change(
        tenant,
        id,
        "job.cancel",
        job -> {
          if (job.status() != JobStatus.ROLLING_BACK && !JobRules.cancel(job)) {
            throw over(job, "cancelled");
          }
        });
  }

  /** Changes how fast it copies; null for as fast as it goes. */
  @Transactional
  JobView setSpeed(TenantId tenant, String id, @Nullable Integer perSecond) {
    List<Violation> violations = new ArrayList<>();
    JobDeclaration.checkSpeed(perSecond, violations);
    if (!violations.isEmpty()) {
      throw ApiProblem.of(ProblemType.INVALID_REQUEST, violations);
    }
    return change(
        tenant,
        id,
        "job.speed",
        job -> {
          if (job.status().ended()) {
            throw over(job, "slowed down");
          }
          job.speed = perSecond;
        });
  }

  private JobView change(TenantId tenant, String id, String action, Consumer<StoredJob> change) {
    tenants.get(tenant);
    StoredJob job = jobs.lock(tenant, id).orElseThrow(() -> notFound(tenant, id));
    JobView before = JobView.of(job);
    change.accept(job);
    JobView after = JobView.of(job);
    if (!after.equals(before)) {
      audit.record(
          tenant, action, "index/" + job.index, before.withoutReport(), after.withoutReport());
    }
    return after;
  }

  private static ApiProblem over(StoredJob job, String asked) {
    return ApiProblem.of(
        ProblemType.JOB_NOT_CHANGEABLE,
        "Job %s is %s at %s and cannot be %s",
        job.id,
        job.status().wireName(),
        job.state().wireName(),
        asked);
  }

  private static ApiProblem notFound(TenantId tenant, String id) {
    return ApiProblem.of(ProblemType.JOB_NOT_FOUND, "Tenant %s has no job '%s'", tenant, id);
  }

  private String newId() {
    StringBuilder id = new StringBuilder("job-");
    for (int i = 0; i < ID_LETTERS; i++) {
      id.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return id.toString();
  }
}
