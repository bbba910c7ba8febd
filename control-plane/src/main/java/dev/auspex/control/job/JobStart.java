package dev.auspex.control.job;

import dev.auspex.contract.IndexName;
import dev.auspex.contract.TenantId;
import dev.auspex.contract.schema.Schema;
import dev.auspex.control.index.IndexJobs;
import jakarta.enterprise.context.ApplicationScoped;

/** Starts jobs, and has a worker look at them at once. */
@ApplicationScoped
class JobStart implements IndexJobs {
  private final JobService jobs;
  private final JobWorker worker;

  JobStart(JobService jobs, JobWorker worker) {
    this.jobs = jobs;
    this.worker = worker;
  }

  JobView start(TenantId tenant, JobDeclaration wanted) {
    JobView started = jobs.start(tenant, wanted);
    worker.wake();
    return started;
  }

  @Override
  public String rebuild(TenantId tenant, IndexName index, Schema schema) {
    return start(
            tenant, new JobDeclaration(index, JobKind.REBUILD, JobRequest.rebuildBy(schema), null))
        .id();
  }

  @Override
  public String delete(TenantId tenant, IndexName index) {
    return start(tenant, new JobDeclaration(index, JobKind.DELETE, JobRequest.NOTHING, null)).id();
  }

  JobView resume(TenantId tenant, String id) {
    JobView resumed = jobs.resume(tenant, id);
    worker.wake();
    return resumed;
  }

  JobView cancel(TenantId tenant, String id) {
    JobView cancelled = jobs.cancel(tenant, id);
    worker.wake();
    return cancelled;
  }
}
