package dev.auspex.control.job;

import dev.auspex.contract.IndexName;
import dev.auspex.contract.TenantId;
import dev.auspex.contract.problem.ApiProblem;
import dev.auspex.contract.problem.ProblemType;
import dev.auspex.control.idempotency.Idempotent;
import dev.auspex.control.request.Bodies;
import dev.auspex.control.request.Names;
import dev.auspex.control.request.Page;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The jobs of a tenant. */
@Path("/v1/tenants/{tenant}/jobs")
@Tag(name = "jobs")
@Authenticated
@RunOnVirtualThread
public class JobResource {
  private final JobStart starts;
  private final JobService jobs;

  JobResource(JobStart starts, JobService jobs) {
    this.starts = starts;
    this.jobs = jobs;
  }

  /** Starts a job. */
  @POST
  @Idempotent
  @ResponseStatus(202)
  @Operation(
      operationId = "startJob",
      summary = "Start a job on an index",
      description =
          "Searches and writes go on meanwhile. One job at a time works on an index; a deletion"
              + " undoes the one that does.")
  @RequestBody(
      required = true,
      content =
          @Content(
              examples = {
                @ExampleObject(
                    name = "move",
                    value =
                        "{\"kind\": \"move\", \"index\": \"movies\", \"placement\": \"dedicated\"}"),
                @ExampleObject(
                    name = "rebuild",
                    value =
                        "{\"kind\": \"rebuild\", \"index\": \"movies\", \"schema\": {\"fields\":"
                            + " [{\"name\": \"title\", \"kind\": \"keyword\"}]},"
                            + " \"pauseBefore\": \"swap\", \"documentsPerSecond\": 2000}")
              }))
  @APIResponse(responseCode = "202", description = "It is at work")
  @APIResponse(responseCode = "409", ref = "Conflict")
  public JobView start(@RestPath TenantId tenant, NewJob body) {
    return starts.start(tenant, JobDeclaration.of(Bodies.required(body)));
  }

  /** Lists jobs. */
  @GET
  @Operation(
      operationId = "listJobs",
      summary = "List the jobs of a tenant",
      description = "Newest first, those that have ended included.")
  public JobList list(
      @RestPath TenantId tenant,
      @Parameter(description = "Only the jobs of this index") @RestQuery @Nullable String index,
      @Parameter(description = "Only jobs that have not ended") @RestQuery @Nullable Boolean active,
      @RestQuery @Nullable Integer limit,
      @RestQuery @Nullable String cursor) {
    if (index != null && !IndexName.isValid(index)) {
      throw ApiProblem.of(
          ProblemType.INVALID_REQUEST,
          List.of(Names.violation("index", "the name of an index", index)));
    }
    Page page = Page.of(limit, cursor);
    List<JobView> found =
        jobs.list(
            tenant,
            index == null ? null : new IndexName(index),
            Boolean.TRUE.equals(active),
            page.after(),
            page.limit() + 1);
    Page.Part<JobView> part = page.cut(found, JobView::id);
    return new JobList(part.items(), part.nextCursor());
  }

  /** Shows a job. */
  @GET
  @Path("/{job}")
  @Operation(operationId = "getJob", summary = "Show a job, its progress and its report")
  public JobView get(@RestPath TenantId tenant, @RestPath String job) {
    return jobs.get(tenant, job);
  }

  /** Pauses a job. */
  @POST
  @Path("/{job}/pause")
  @Operation(
      operationId = "pauseJob",
      summary = "Stop a job where it is",
      description = "Gateways go on as the step that is reached needs it.")
  @APIResponse(responseCode = "200", description = "It waits to be resumed")
  @APIResponse(responseCode = "409", ref = "Conflict")
  public JobView pause(@RestPath TenantId tenant, @RestPath String job) {
    return jobs.pause(tenant, job);
  }

  /** Resumes a job. */
  @POST
  @Path("/{job}/resume")
  @Operation(operationId = "resumeJob", summary = "Let a paused job go on")
  @APIResponse(responseCode = "200", description = "It is at work")
  @APIResponse(responseCode = "409", ref = "Conflict")
  public JobView resume(@RestPath TenantId tenant, @RestPath String job) {
    return starts.resume(tenant, job);
  }

  /** Cancels a job. */
  @POST
  @Path("/{job}/cancel")
  @Operation(
      operationId = "cancelJob",
      summary = "Undo a job",
      description = "In the end everything is as if the job had never been.")
  @APIResponse(responseCode = "200", description = "It is being undone")
  @APIResponse(responseCode = "409", ref = "Conflict")
  public JobView cancel(@RestPath TenantId tenant, @RestPath String job) {
    return starts.cancel(tenant, job);
  }

  /** Changes the speed of a job. */
  @PUT
  @Path("/{job}/speed")
  @Operation(operationId = "setJobSpeed", summary = "Change how fast a job copies")
  @APIResponse(responseCode = "200", description = "From the next batch on")
  @APIResponse(responseCode = "409", ref = "Conflict")
  public JobView setSpeed(@RestPath TenantId tenant, @RestPath String job, JobSpeedUpdate body) {
    return jobs.setSpeed(tenant, job, Bodies.required(body).documentsPerSecond());
  }
}
