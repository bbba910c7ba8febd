package dev.auspex.control.quota;

import dev.auspex.contract.TenantId;
import dev.auspex.control.access.CallerOfRequest;
import dev.auspex.control.request.Bodies;
import dev.auspex.control.request.Versions;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** The plan of a tenant, and what it uses of it. */
@Path("/v1/tenants/{tenant}")
@Tag(name = "quota")
@Authenticated
@RunOnVirtualThread
public class QuotaResource {
  private final QuotaService quotas;
  private final CallerOfRequest callers;

  QuotaResource(QuotaService quotas, CallerOfRequest callers) {
    this.quotas = quotas;
    this.callers = callers;
  }

  /** Shows limits and what is used. */
  @GET
  @Path("/quota")
  @Operation(
      operationId = "getQuota",
      summary = "Show what a tenant may use and uses",
      description =
          "Each limit with where it comes from and, where that is counted, what is used now."
              + " Documents and bytes are as of measuredAt. The ETag is for a change of the plan.")
  @APIResponse(
      responseCode = "200",
      description = "The limits that hold",
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = QuotaView.class)))
  public Response get(@RestPath TenantId tenant) {
    return reply(quotas.get(tenant));
  }

  /** Puts a tenant on a plan. */
  @PUT
  @Path("/plan")
  @Operation(
      operationId = "setTenantPlan",
      summary = "Put a tenant on a plan, and say what holds for it instead",
      description =
          "Needs the role platform-admin, and If-Match with the ETag of the quota. The body is all"
              + " of it: what it leaves out is taken back. Nothing that is there is removed where"
              + " less is allowed now; only what is new is refused.")
  @APIResponse(
      responseCode = "200",
      description = "The limits that hold from now on",
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = QuotaView.class)))
  @APIResponse(responseCode = "412", ref = "PreconditionFailed")
  public Response change(
      @RestPath TenantId tenant,
      @RestHeader("If-Match") @Nullable String ifMatch,
      TenantPlanUpdate body) {
    callers.requireToChangePlatform();
    Overrides overrides = Bodies.required(body).checked();
    return reply(quotas.change(tenant, ifMatch, body.plan(), overrides));
  }

  private static Response reply(QuotaView quota) {
    return Response.ok(quota).tag(Versions.tag(quota.version())).build();
  }
}
