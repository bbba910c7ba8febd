package dev.auspex.control.job;

import dev.auspex.control.access.CallerOfRequest;
import dev.auspex.control.request.Page;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The jobs of all tenants. */
@Path("/v1/platform/jobs")
@Tag(name = "jobs")
@Authenticated
@RunOnVirtualThread
public class PlatformJobResource {
  private final JobService jobs;
  private final CallerOfRequest callers;

  PlatformJobResource(JobService jobs, CallerOfRequest callers) {
    this.jobs = jobs;
    this.callers = callers;
  }

  /** Lists what goes on. */
  @GET
  @Operation(
      operationId = "listActiveJobs",
      summary = "List the jobs of all tenants that have not ended",
      description = "Oldest first, at most a thousand. Needs a platform role.")
  public JobList list() {
    callers.requireToSeePlatform();
    return new JobList(jobs.activeOfAll(Page.MOST), null);
  }
}
