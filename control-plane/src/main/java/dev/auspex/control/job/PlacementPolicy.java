package dev.auspex.control.job;

import dev.auspex.contract.problem.ApiProblem;
import dev.auspex.contract.snapshot.PlacementKind;
import dev.auspex.control.cell.CellService;
import dev.auspex.control.elastic.CellContents;
import dev.auspex.control.elastic.EngineFailure;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Moves indexes out of the pool that have grown too large for it. Any replica may look, several at
 * once too: of two jobs on an index only one begins.
 */
@ApplicationScoped
class PlacementPolicy {
  private static final Logger LOG = LoggerFactory.getLogger(PlacementPolicy.class);

  private final CellService cells;
  private final CellContents contents;
  private final JobStart jobs;
  private final JobConfig config;

  PlacementPolicy(CellService cells, CellContents contents, JobStart jobs, JobConfig config) {
    this.cells = cells;
    this.contents = contents;
    this.jobs = jobs;
    this.config = config;
  }

  /** Looks once. */
  @Scheduled(
      every = "${control-plane.job.placement-every:1m}",
      delayed = "${control-plane.job.placement-every:1m}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  @RunOnVirtualThread
  void look() {
    for (String cell : cells.openCells()) {
      try {
        contents
            .countByKey(cell, config.dedicateOver())
            .forEach(
                (key, documents) -> cells.member(key).ifPresent(member -> move(member, documents)));
      } catch (EngineFailure busy) {
        LOG.atDebug().addKeyValue("cell", cell).log("not counted: {}", busy.getMessage());
      }
    }
  }

  private void move(CellService.Member member, long documents) {
    try {
      JobView job =
          jobs.start(
              member.tenant(),
              new JobDeclaration(
                  member.index(),
                  JobKind.MOVE,
                  JobRequest.moveTo(PlacementKind.DEDICATED),
                  config.policySpeed()));
      LOG.atInfo()
          .addKeyValue("tenant", member.tenant())
          .addKeyValue("index", member.index())
          .addKeyValue("documents", documents)
          .addKeyValue("job", job.id())
          .log("index has outgrown the pool");
    } catch (ApiProblem busy) {
      // A job is at it already, and it may be this one.
      LOG.atDebug().addKeyValue("index", member.index()).log("not moved: {}", busy.detail());
    }
  }
}
