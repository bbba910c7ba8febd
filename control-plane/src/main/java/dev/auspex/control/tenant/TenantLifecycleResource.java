package dev.auspex.control.tenant;

import dev.auspex.contract.TenantId;
import dev.auspex.contract.problem.ApiProblem;
import dev.auspex.contract.problem.ProblemType;
import dev.auspex.control.access.CallerOfRequest;
import dev.auspex.control.request.Bodies;
import dev.auspex.control.request.Names;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Suspends, resumes, deletes and undeletes tenants; all of it needs the role platform-admin. */
@Path("/v1/tenants/{tenant}")
@Tag(name = "tenants")
@Authenticated
@RunOnVirtualThread
public class TenantLifecycleResource {
  private static final Duration LONGEST_GRACE = Duration.ofDays(365);
  private static final String GRACE = "an ISO 8601 duration of at most P365D, as P7D or PT1H";

  private final TenantService tenants;
  private final TenantConfig config;
  private final CallerOfRequest callers;

  TenantLifecycleResource(TenantService tenants, TenantConfig config, CallerOfRequest callers) {
    this.tenants = tenants;
    this.config = config;
    this.callers = callers;
  }

  /** Suspends a tenant. */
  @POST
  @Path("/suspend")
  @Operation(
      operationId = "suspendTenant",
      summary = "Suspend a tenant",
      description =
          "Needs the role platform-admin. Writes and changes of configuration are refused; whether"
              + " reads are is your choice, which a second call may change.")
  @APIResponse(responseCode = "200", description = "The tenant is suspended")
  @APIResponse(responseCode = "409", ref = "Conflict")
  public TenantView suspend(@RestPath TenantId tenant, NewSuspension body) {
    callers.requireToChangePlatform();
    return tenants.suspend(tenant, Bodies.required(body).service());
  }

  /** Resumes a tenant. */
  @POST
  @Path("/resume")
  @Operation(
      operationId = "resumeTenant",
      summary = "End the suspension of a tenant",
      description = "Needs the role platform-admin.")
  @APIResponse(responseCode = "200", description = "The tenant is active")
  @APIResponse(responseCode = "409", ref = "Conflict")
  public TenantView resume(@RestPath TenantId tenant) {
    callers.requireToChangePlatform();
    return tenants.resume(tenant);
  }

  /** Deletes a tenant. */
  @DELETE
  @ResponseStatus(202)
  @Operation(
      operationId = "deleteTenant",
      summary = "Delete a tenant",
      description =
          "Needs the role platform-admin. Nothing is served from now on. After the time of grace all"
              + " of it is removed: rows, documents, keys and the Keycloak organization; the proof"
              + " is under /v1/platform/removals. The id is never free again.")
  @APIResponse(responseCode = "202", description = "It is to be deleted; see deleteAfter")
  public TenantView delete(
      @RestPath TenantId tenant,
      @Parameter(description = "How long it can be brought back; P7D unless configured otherwise")
          @RestQuery
          @Nullable String grace) {
    callers.requireToChangePlatform();
    return tenants.delete(tenant, grace == null ? config.grace() : parse(grace));
  }

  /** Brings a tenant back. */
  @POST
  @Path("/undelete")
  @Operation(
      operationId = "undeleteTenant",
      summary = "Bring a tenant back that is to be deleted",
      description = "Needs the role platform-admin. Possible until deleteAfter.")
  @APIResponse(responseCode = "200", description = "The tenant is as it was before")
  @APIResponse(responseCode = "409", ref = "Conflict")
  public TenantView undelete(@RestPath TenantId tenant) {
    callers.requireToChangePlatform();
    return tenants.undelete(tenant);
  }

  private static Duration parse(String grace) {
    try {
      Duration parsed = Duration.parse(grace);
      if (!parsed.isNegative() && parsed.compareTo(LONGEST_GRACE) <= 0) {
        return parsed;
      }
    } catch (DateTimeParseException noDuration) {
      throw wrong(grace).causedBy(noDuration);
    }
    throw wrong(grace);
  }

  private static ApiProblem wrong(String grace) {
    return ApiProblem.of(
        ProblemType.INVALID_REQUEST, List.of(Names.violation("grace", GRACE, grace)));
  }
}
