package dev.auspex.control.job;

import dev.auspex.contract.snapshot.Location;
import dev.auspex.contract.snapshot.PlacementKind;
import dev.auspex.control.elastic.HomeDocuments;
import dev.auspex.control.elastic.IndexOutcome;
import dev.auspex.control.elastic.PhysicalIndexes;
import dev.auspex.control.elastic.PhysicalSnapshots;
import dev.auspex.control.publish.Gateways;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The steps of all kinds of jobs. Each looks at the job alone, so that any process can go on with
 * it, and may be done twice.
 */
@ApplicationScoped
class JobSteps {
  /** Of isolated homes for which nobody has named one. */
  private static final String NODE_GROUP = "isolated";

  private final JobStepService catalogue;
  private final MoveStepService moves;
  private final Gateways gateways;
  private final PhysicalIndexes indexes;
  private final HomeDocuments documents;
  private final PhysicalSnapshots snapshots;
  private final Copying copying;
  private final Verifying verifying;
  private final ShadowReading shadow;

  JobSteps(
      JobStepService catalogue,
      MoveStepService moves,
      Gateways gateways,
      PhysicalIndexes indexes,
      HomeDocuments documents,
      PhysicalSnapshots snapshots,
      Copying copying,
      Verifying verifying,
      ShadowReading shadow) {
    this.catalogue = catalogue;
    this.moves = moves;
    this.gateways = gateways;
    this.indexes = indexes;
    this.documents = documents;
    this.snapshots = snapshots;
    this.copying = copying;
    this.verifying = verifying;
    this.shadow = shadow;
  }

  /** Does the step that the job is at. */
  Step take(Job job) {
    return switch (job.state()) {
      case PLAN -> plan(job);
      case CREATE -> create(job);
      case DUAL_WRITE -> beginCopy(job);
      case BACKFILL -> copy(job);
      case VERIFY -> verify(job);
      case SHADOW_READ -> readBoth(job);
      case SWAP -> decided(job, moves.swap(job.tenant(), job));
      case DRAIN -> drain(job);
      case DELETE -> delete(job);
      case FREEZE -> freeze(job);
      case SNAPSHOT -> takeSnapshot(job);
      case RESTORE -> restore(job);
      case THAW -> new Step.Done(moves.place(job.tenant(), job, job.work().to(), JobState.DELETE));
      case ROLL_BACK -> new Step.Done(catalogue.rollBack(job.tenant(), job));
      case CLEAN_UP -> cleanUp(job);
    };
  }

  private Step plan(Job job) {
    return switch (job.kind()) {
      case MOVE, REBUILD -> decided(job, moves.plan(job.tenant(), job));
      case IMPORT -> decided(job, moves.planImport(job.tenant(), job));
      case DELETE -> decided(job, catalogue.close(job.tenant(), job));
      case PARK -> decided(job, moves.planParking(job.tenant(), job));
      case RESTORE -> decided(job, moves.planRestore(job.tenant(), job));
    };
  }

  private static Step decided(Job job, Decided decided) {
    return switch (decided) {
      case Decided.On on -> new Step.Done(on.job());
      case Decided.NotYet notYet -> new Step.NotYet(notYet.reason());
      case Decided.Never never -> new Step.Impossible(never.reason(), job.report());
    };
  }

  private Step create(Job job) {
    Location target = job.work().to();
    if (target.kind() != PlacementKind.POOL) {
      IndexOutcome outcome =
          indexes.ensure(
              target,
              job.work().shallBe(),
              target.kind() == PlacementKind.ISOLATED
                  ? Objects.requireNonNullElse(job.request().nodeGroup(), NODE_GROUP)
                  : null);
      switch (outcome) {
        case IndexOutcome.Present present -> {}
        case IndexOutcome.Refused refused -> {
          return new Step.Impossible(refused.reason(), job.report());
        }
        case IndexOutcome.Unavailable unavailable -> {
          return new Step.NotYet(unavailable.reason());
        }
      }
    }
    return new Step.Done(moves.writeToBoth(job.tenant(), job));
  }

  private boolean gatewaysKnow(Job job) {
    return gateways.allHave(job.work().revision());
  }

  private Step beginCopy(Job job) {
    if (!gatewaysKnow(job)) {
      return new Step.AwaitsGateways();
    }
    Location source = job.work().from();
    documents.refresh(source);
    JobWork bounded = job.work().bounded(documents.lastSeqNo(source), documents.count(source));
    return new Step.Done(
        catalogue.advance(job.tenant(), job, JobState.BACKFILL, bounded, job.report()));
  }

  private Step copy(Job job) {
    if (job.kind() == JobKind.IMPORT) {
      return importDocuments(job);
    }
    Job copied = copying.run(job);
    if (copied.report().misfits() > 0) {
      return new Step.Impossible(
          "%d documents do not fit the new schema".formatted(copied.report().misfits()),
          copied.report());
    }
    return new Step.Done(moves.stopTombstones(job.tenant(), copied));
  }

  /** What does not fit is told and left out: nothing has to be undone because of it. */
  private Step importDocuments(Job job) {
    Location source = job.work().from();
    Job bounded = job;
    if (job.work().bound() < 0) {
      documents.refresh(source);
      bounded =
          catalogue.progressed(
              job.tenant(),
              job,
              job.work().bounded(documents.lastSeqNo(source), documents.count(source)),
              job.report());
    }
    catalogue.imported(job.tenant(), copying.run(bounded));
    return new Step.Ended();
  }

  private Step verify(Job job) {
    if (!gatewaysKnow(job)) {
      return new Step.AwaitsGateways();
    }
    JobReport report = verifying.run(job);
    JobReport.Verification made = report.verification();
    if (made != null && !made.stuck().isEmpty()) {
      return new Step.Impossible(
          report.misfits() > 0
              ? "%d documents do not fit the new schema".formatted(report.misfits())
              : "%d documents differ between the homes".formatted(made.stuck().size()),
          report);
    }
    return new Step.Done(
        catalogue.advance(job.tenant(), job, JobState.SHADOW_READ, job.work(), report));
  }

  private Step readBoth(Job job) {
    JobReport report = job.report().with(shadow.run(job));
    JobReport.Shadow read = report.shadow();
    if (read != null && !read.differences().isEmpty()) {
      return new Step.Impossible(
          "The homes answer differently: " + read.differences().getFirst(), report);
    }
    return new Step.Done(catalogue.advance(job.tenant(), job, JobState.SWAP, job.work(), report));
  }

  private Step drain(Job job) {
    if (!gatewaysKnow(job)) {
      return new Step.AwaitsGateways();
    }
    return new Step.Done(
        job.kind() == JobKind.DELETE
            ? catalogue.advance(job.tenant(), job, JobState.DELETE, job.work(), job.report())
            : moves.leaveSource(job.tenant(), job));
  }

  private Step delete(Job job) {
    if (!gatewaysKnow(job)) {
      return new Step.AwaitsGateways();
    }
    Location source = job.work().from();
    return switch (job.kind()) {
      case MOVE, REBUILD -> {
        empty(source);
        catalogue.done(job.tenant(), job, source);
        yield new Step.Ended();
      }
      case PARK -> {
        empty(source);
        if (source.kind() == PlacementKind.POOL) {
          yield new Step.Done(moves.leftThePool(job.tenant(), job));
        }
        catalogue.done(job.tenant(), job, null);
        yield new Step.Ended();
      }
      case RESTORE -> {
        if (snapshots.forget(source.physicalIndex()) instanceof IndexOutcome.Unavailable busy) {
          yield new Step.NotYet(busy.reason());
        }
        catalogue.done(job.tenant(), job, null);
        yield new Step.Ended();
      }
      case IMPORT -> throw new IllegalStateException("an import empties nothing");
      case DELETE -> {
        if (source.kind() == PlacementKind.PARKED
            && snapshots.forget(source.physicalIndex()) instanceof IndexOutcome.Unavailable busy) {
          yield new Step.NotYet(busy.reason());
        }
        empty(source);
        catalogue.forget(job.tenant(), job);
        yield new Step.Ended();
      }
    };
  }

  private Step freeze(Job job) {
    Location own = job.work().from();
    return new Step.Done(
        moves.place(
            job.tenant(),
            job,
            Location.parked(own.physicalIndex())
                .withTerms(own.terms())
                .withCompletions(own.completions()),
            JobState.SNAPSHOT));
  }

  private Step takeSnapshot(Job job) {
    if (!gatewaysKnow(job)) {
      return new Step.AwaitsGateways();
    }
    return settled(job, snapshots.take(job.work().from().physicalIndex()), JobState.DELETE);
  }

  private Step restore(Job job) {
    return settled(job, snapshots.restore(job.work().to().physicalIndex()), JobState.THAW);
  }

  private Step settled(Job job, IndexOutcome outcome, JobState next) {
    return switch (outcome) {
      case IndexOutcome.Present present ->
          new Step.Done(catalogue.advance(job.tenant(), job, next, job.work(), job.report()));
      case IndexOutcome.Refused refused -> new Step.Impossible(refused.reason(), job.report());
      case IndexOutcome.Unavailable unavailable -> new Step.NotYet(unavailable.reason());
    };
  }

  private Step cleanUp(Job job) {
    if (!gatewaysKnow(job)) {
      return new Step.AwaitsGateways();
    }
    @Nullable Location target = job.work().target();
    // What was imported lies among the documents that were there before, and stays.
    if (target != null && job.kind() != JobKind.IMPORT) {
      empty(target);
    }
    catalogue.undone(job.tenant(), job);
    return new Step.Ended();
  }

  private void empty(Location home) {
    boolean empty = false;
    while (!empty) {
      empty = documents.remove(home);
    }
  }
}
