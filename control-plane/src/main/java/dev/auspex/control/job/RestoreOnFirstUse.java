package dev.auspex.control.job;

import dev.auspex.contract.problem.ApiProblem;
import dev.auspex.control.publish.ParkedIndexWanted;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings a parked index back when somebody asks for it. */
@ApplicationScoped
class RestoreOnFirstUse {
  private static final Logger LOG = LoggerFactory.getLogger(RestoreOnFirstUse.class);

  private final JobStart jobs;

  RestoreOnFirstUse(JobStart jobs) {
    this.jobs = jobs;
  }

  void restore(@Observes ParkedIndexWanted wanted) {
    try {
      JobView job =
          jobs.start(
              wanted.tenant(),
              new JobDeclaration(wanted.index(), JobKind.RESTORE, JobRequest.NOTHING, null));
      LOG.atInfo()
          .addKeyValue("tenant", wanted.tenant())
          .addKeyValue("index", wanted.index())
          .addKeyValue("job", job.id())
          .log("parked index is wanted");
    } catch (ApiProblem noNeed) {
      // It is on its way already, or gone: another gateway has asked before.
      LOG.atDebug().addKeyValue("index", wanted.index()).log("not restored: {}", noNeed.detail());
    }
  }
}
