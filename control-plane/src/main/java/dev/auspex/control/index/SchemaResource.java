package dev.auspex.control.index;

import dev.auspex.contract.IndexName;
import dev.auspex.contract.TenantId;
import dev.auspex.control.request.Bodies;
import dev.auspex.control.request.Versions;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
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
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** The schema of an index: shown, its change weighed, and changed. */
@Path("/v1/tenants/{tenant}/indexes/{index}/schema")
@Tag(name = "schema")
@Authenticated
@RunOnVirtualThread
public class SchemaResource {
  private final SchemaUpdates updates;
  private final SchemaService schemas;

  SchemaResource(SchemaUpdates updates, SchemaService schemas) {
    this.updates = updates;
    this.schemas = schemas;
  }

  /** Shows the live schema. */
  @GET
  @Operation(
      operationId = "getSchema",
      summary = "Show the schema of an index",
      description = "The ETag is the version; send it as If-Match to change the schema.")
  @APIResponse(
      responseCode = "200",
      description = "The live schema",
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = SchemaView.class)))
  public Response get(@RestPath TenantId tenant, @RestPath IndexName index) {
    return reply(schemas.get(tenant, index));
  }

  /** Lists the versions. */
  @GET
  @Path("/versions")
  @Operation(
      operationId = "listSchemaVersions",
      summary = "List the versions of a schema",
      description = "Newest first; as far as the live one.")
  public SchemaVersionList versions(@RestPath TenantId tenant, @RestPath IndexName index) {
    return new SchemaVersionList(schemas.versions(tenant, index));
  }

  /** Weighs a change. */
  @POST
  @Path("/impact")
  @Operation(
      operationId = "weighSchemaChange",
      summary = "Show what a change of the schema would take",
      description =
          "Nothing changes. The impact is nothing, live (from the next search on, without touching"
              + " documents) or rebuild (every document is written anew), field by field, with the"
              + " number of documents and the estimated time.")
  public SchemaImpactView weigh(
      @RestPath TenantId tenant, @RestPath IndexName index, NewTenantIndex.NewSchema body) {
    return updates.weigh(tenant, index, Bodies.required(body));
  }

  /** Changes the schema. */
  @PUT
  @Operation(
      operationId = "changeSchema",
      summary = "Change the schema of an index",
      description =
          "All fields from then on. With apply live, a change whose impact is rebuild is refused"
              + " with the reasons; with apply rebuild, a job makes it and the reply names the job."
              + " Needs If-Match with the ETag of the schema that was looked at;"
              + " a change that changes nothing makes no version.")
  @APIResponse(
      responseCode = "200",
      description = "The live schema; gateways follow within about a second",
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = SchemaView.class)))
  @APIResponse(
      responseCode = "202",
      description = "A job makes the change",
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = StartedJobView.class)))
  @APIResponse(responseCode = "409", ref = "Conflict")
  public Response change(
      @RestPath TenantId tenant,
      @RestPath IndexName index,
      @RestHeader("If-Match") @Nullable String ifMatch,
      SchemaUpdate body) {
    return switch (updates.change(tenant, index, ifMatch, Bodies.required(body))) {
      case SchemaUpdates.Applied.Live live -> reply(live.schema());
      case SchemaUpdates.Applied.Rebuilding rebuilding ->
          Response.accepted(new StartedJobView(rebuilding.job())).build();
    };
  }

  private static Response reply(SchemaView schema) {
    return Response.ok(schema).tag(Versions.tag(schema.version())).build();
  }
}
