package dev.auspex.control.job;

import dev.auspex.contract.IndexName;
import dev.auspex.contract.TenantId;
import dev.auspex.contract.problem.Violation;
import dev.auspex.contract.schema.Schema;
import dev.auspex.contract.snapshot.Location;
import dev.auspex.contract.snapshot.Placement;
import dev.auspex.contract.snapshot.PlacementKind;
import dev.auspex.control.cell.CellLayout;
import dev.auspex.control.cell.CellService;
import dev.auspex.control.index.HomeService;
import dev.auspex.control.index.IndexState;
import dev.auspex.documents.stored.StoredForms;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * The steps that decide where an index lives; one transaction per method, which begins like those
 * of {@link JobStepService}. What gateways must know is published in the same transaction.
 */
@ApplicationScoped
class MoveStepService {
  private final HeldJobs held;
  private final HomeService homes;
  private final CellService cells;

  MoveStepService(HeldJobs held, HomeService homes, CellService cells) {
    this.held = held;
    this.homes = homes;
    this.cells = cells;
  }

  /** Decides where the documents go, and takes the place. */
  @Transactional
  Decided plan(TenantId tenant, Job job) {
    StoredJob stored = held.own(tenant, job);
    HomeService.Held index = homes.lock(tenant, job.index());
    if (index.job() != null && !index.job().equals(job.id())) {
      return new Decided.NotYet("Another job works on the index");
    }
    Location source = Objects.requireNonNull(index.placement()).serving();
    Schema before = index.live().schema();
    Schema after = Objects.requireNonNullElse(job.request().schema(), before);
    PlacementKind wanted = Objects.requireNonNullElse(job.request().placement(), source.kind());
    String key = homes.newKey(tenant, job.index());
    if (wanted != PlacementKind.POOL) {
      Location own =
          wanted == PlacementKind.ISOLATED
              ? Location.isolated("auspex." + key)
              : Location.dedicated("auspex." + key);
      return planned(stored, source, StoredForms.own(own, after), before, after);
    }
    return switch (CellLayout.fit(after)) {
      case CellLayout.Fit.Fits fits ->
          cells
              .join(tenant, job.index(), key, fits)
              .<Decided>map(place -> planned(stored, source, place, before, after))
              .orElseGet(() -> new Decided.NotYet("The pool is being extended"));
      case CellLayout.Fit.Needs needs -> new Decided.Never(needs.reason());
    };
  }

  private static Decided planned(
      StoredJob stored, Location source, Location target, Schema before, Schema after) {
    stored.work = stored.work.planned(source, target, before, after);
    return new Decided.On(HeldJobs.enter(stored, JobState.CREATE));
  }

  /** An index of the pool leaves it first: a snapshot of a cell is one of all of its members. */
  @Transactional
  Decided planParking(TenantId tenant, Job job) {
    StoredJob stored = held.own(tenant, job);
    HomeService.Held index = homes.lock(tenant, job.index());
    Location source = Objects.requireNonNull(index.placement()).serving();
    Schema schema = index.live().schema();
    if (source.kind() == PlacementKind.POOL) {
      Location own =
          StoredForms.own(
              Location.dedicated("auspex." + homes.newKey(tenant, job.index())), schema);
      return planned(stored, source, own, schema, schema);
    }
    stored.work = stored.work.planned(source, null, schema, schema);
    return new Decided.On(HeldJobs.enter(stored, JobState.FREEZE));
  }

  /** The index that is to be parked has a home of its own now, and nothing is left in the pool. */
  @Transactional
  Job leftThePool(TenantId tenant, Job job) {
    StoredJob stored = held.own(tenant, job);
    homes.leave(tenant, job.work().from());
    stored.work =
        stored.work.planned(job.work().to(), null, job.work().storedBy(), job.work().shallBe());
    return HeldJobs.enter(stored, JobState.FREEZE);
  }

  /** Both indexes are the job's until it ends, so that neither goes elsewhere meanwhile. */
  @Transactional
  Decided planImport(TenantId tenant, Job job) {
    StoredJob stored = held.own(tenant, job);
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
    return new Decided.On(HeldJobs.enter(stored, JobState.BACKFILL));
  }

  /** It comes back under the name that it had. */
  @Transactional
  Decided planRestore(TenantId tenant, Job job) {
    StoredJob stored = held.own(tenant, job);
    HomeService.Held index = homes.lock(tenant, job.index());
    Location parked = Objects.requireNonNull(index.placement()).serving();
    Schema schema = index.live().schema();
    Location own =
        Location.dedicated(parked.physicalIndex())
            .withTerms(parked.terms())
            .withCompletions(parked.completions());
    stored.work = stored.work.planned(parked, own, schema, schema);
    return new Decided.On(HeldJobs.enter(stored, JobState.RESTORE));
  }

  /** Has every write go to both homes from now on, and every delete leave a tombstone. */
  @Transactional
  Job writeToBoth(TenantId tenant, Job job) {
    return publish(tenant, job, job.work().from(), both(job, true), JobState.DUAL_WRITE);
  }

  /**
   * Has deletes delete in both homes again, and writes be refused that the new home cannot take:
   * everything that was there before has been copied.
   */
  @Transactional
  Job stopTombstones(TenantId tenant, Job job) {
    return publish(tenant, job, job.work().from(), both(job, false), JobState.VERIFY);
  }

  private static Placement both(Job job, boolean tombstones) {
    JobWork work = job.work();
    return new Placement(
        work.from(), work.to(), work.convertsDocuments() ? work.after() : null, tombstones);
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
    StoredJob stored = held.own(tenant, job);
    HomeService.Held index = homes.lock(tenant, job.index());
    List<Violation> misfits =
        homes.serve(tenant, job.index(), index, job.work().shallBe(), job.request().ranking());
    if (!misfits.isEmpty()) {
      return new Decided.Never(
          "The ranking profile does not fit the new schema: "
              + misfits.stream()
                  .map(misfit -> "%s: %s".formatted(misfit.field(), misfit.expected()))
                  .collect(Collectors.joining("; ")));
    }
    stored.work =
        stored.work.published(homes.move(tenant, job.index(), index, Placement.at(target)));
    return new Decided.On(HeldJobs.enter(stored, JobState.DRAIN));
  }

  /** Has nothing go to the old home any more; gateways have used the new one alone for reads. */
  @Transactional
  Job leaveSource(TenantId tenant, Job job) {
    StoredJob stored = held.own(tenant, job);
    HomeService.Held index = homes.lock(tenant, job.index());
    if (Objects.requireNonNull(index.placement()).second() != null) {
      stored.work =
          stored.work.published(
              homes.move(tenant, job.index(), index, Placement.at(job.work().to())));
    }
    return HeldJobs.enter(stored, JobState.DELETE);
  }

  /** Changes where the index lives without any copy. */
  @Transactional
  Job place(TenantId tenant, Job job, Location home, JobState next) {
    StoredJob stored = held.own(tenant, job);
    HomeService.Held index = homes.lock(tenant, job.index());
    stored.work = stored.work.published(homes.move(tenant, job.index(), index, Placement.at(home)));
    return HeldJobs.enter(stored, next);
  }

  private Job publish(
      TenantId tenant, Job job, Location serving, Placement placement, JobState next) {
    StoredJob stored = held.own(tenant, job);
    HomeService.Held index = homes.lock(tenant, job.index());
    if (!Objects.requireNonNull(index.placement()).serving().equals(serving)) {
      throw new IllegalStateException("somebody else has moved " + job.index());
    }
    stored.work = stored.work.published(homes.move(tenant, job.index(), index, placement));
    return HeldJobs.enter(stored, next);
  }
}
