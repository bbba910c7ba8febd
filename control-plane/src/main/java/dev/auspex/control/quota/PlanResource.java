package dev.auspex.control.quota;

import dev.auspex.control.access.CallerOfRequest;
import dev.auspex.control.request.Bodies;
import dev.auspex.control.request.Versions;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** The plans of the platform. */
@Path("/v1/platform/plans")
@Tag(name = "quota")
@Authenticated
@RunOnVirtualThread
public class PlanResource {
  private final PlanService plans;
  private final CallerOfRequest callers;

  PlanResource(PlanService plans, CallerOfRequest callers) {
    this.plans = plans;
    this.callers = callers;
  }

  /** Lists the plans. */
  @GET
  @Operation(
      operationId = "listPlans",
      summary = "List the plans",
      description = "Needs a platform role. In order of their ids.")
  public PlanList list() {
    callers.requireToSeePlatform();
    return new PlanList(plans.all());
  }

  /** Creates a plan. */
  @POST
  @ResponseStatus(201)
  @Operation(
      operationId = "createPlan",
      summary = "Create a plan",
      description = "Needs the role platform-admin. A limit that is left out does not hold.")
  @APIResponse(responseCode = "201", description = "The plan exists now")
  @APIResponse(responseCode = "409", ref = "Conflict")
  public PlanView create(NewPlan body) {
    callers.requireToChangePlatform();
    Bodies.required(body).requireValid();
    return plans.create(body);
  }

  /** Shows one plan. */
  @GET
  @Path("/{plan}")
  @Operation(
      operationId = "getPlan",
      summary = "Show a plan",
      description = "Needs a platform role. The ETag is the version; send it as If-Match.")
  @APIResponse(
      responseCode = "200",
      description = "The plan",
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = PlanView.class)))
  public Response get(@RestPath String plan) {
    callers.requireToSeePlatform();
    return reply(plans.get(plan));
  }

  /** Changes a plan. */
  @PUT
  @Path("/{plan}")
  @Operation(
      operationId = "changePlan",
      summary = "Change a plan",
      description =
          "Needs the role platform-admin and If-Match. Gateways hold the new limits within about a"
              + " second. What tenants have already is left to them, also where it is more than"
              + " allowed now.")
  @APIResponse(
      responseCode = "200",
      description = "The plan from now on",
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = PlanView.class)))
  @APIResponse(responseCode = "412", ref = "PreconditionFailed")
  public Response change(
      @RestPath String plan, @RestHeader("If-Match") @Nullable String ifMatch, PlanUpdate body) {
    callers.requireToChangePlatform();
    Bodies.required(body).requireValid();
    return reply(plans.change(plan, ifMatch, body));
  }

  /** Deletes a plan. */
  @DELETE
  @Path("/{plan}")
  @Operation(
      operationId = "deletePlan",
      summary = "Delete a plan that no tenant is on",
      description = "Needs the role platform-admin and If-Match. The default plan stays.")
  @APIResponse(responseCode = "204", description = "The plan is gone")
  @APIResponse(responseCode = "409", ref = "Conflict")
  @APIResponse(responseCode = "412", ref = "PreconditionFailed")
  public void delete(@RestPath String plan, @RestHeader("If-Match") @Nullable String ifMatch) {
    callers.requireToChangePlatform();
    plans.delete(plan, ifMatch);
  }

  private static Response reply(PlanView plan) {
    return Response.ok(plan).tag(Versions.tag(plan.version())).build();
  }
}
