package dev.auspex.control.index;

import dev.auspex.contract.IndexName;
import dev.auspex.contract.TenantId;
import dev.auspex.control.idempotency.Idempotent;
import dev.auspex.control.request.Bodies;
import dev.auspex.control.request.Page;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The indexes of a tenant. */
@Path("/v1/tenants/{tenant}/indexes")
@Tag(name = "indexes")
@Authenticated
@RunOnVirtualThread
public class TenantIndexResource {
  private final IndexCreation creation;
  private final TenantIndexService indexes;
  private final IndexJobs jobs;

  TenantIndexResource(IndexCreation creation, TenantIndexService indexes, IndexJobs jobs) {
    this.creation = creation;
    this.indexes = indexes;
    this.jobs = jobs;
  }

  /** Declares an index. */
  @POST
  @Idempotent
  @ResponseStatus(201)
  @Operation(
      operationId = "createIndex",
      summary = "Create an index",
      description =
          "Waits a few seconds for the index to be ready. If the search engine cannot do it in"
              + " that time, the state is provisioning and the reason says why; it goes on by"
              + " itself.")
  @APIResponse(responseCode = "201", description = "The index is declared; see its state")
  @APIResponse(responseCode = "409", ref = "Conflict")
  public TenantIndexView create(@RestPath TenantId tenant, NewTenantIndex body) {
    return creation.create(tenant, IndexDeclaration.of(Bodies.required(body)));
  }

  /** Lists the tenant's indexes. */
  @GET
  @Operation(operationId = "listIndexes", summary = "List the indexes of a tenant")
  public TenantIndexList list(
      @RestPath TenantId tenant,
      @RestQuery @Nullable Integer limit,
      @RestQuery @Nullable String cursor) {
    Page page = Page.of(limit, cursor);
    Page.Part<TenantIndexView> part =
        page.part(indexes.list(tenant), index -> index.name().value());
    return new TenantIndexList(part.items(), part.nextCursor());
  }

  /** Shows one index. */
  @GET
  @Path("/{index}")
  @Operation(operationId = "getIndex", summary = "Show an index")
  public TenantIndexView get(@RestPath TenantId tenant, @RestPath IndexName index) {
    return indexes.get(tenant, index);
  }

  /** Deletes one index. */
  @DELETE
  @Path("/{index}")
  @ResponseStatus(202)
  @Operation(
      operationId = "deleteIndex",
      summary = "Delete an index with all of its documents",
      description =
          "Goes on as a job; a job that works on the index is undone before. Then nothing serves"
              + " the index any more, its documents are removed, and its name is free.")
  @APIResponse(responseCode = "202", description = "It is at work")
  public StartedJobView delete(@RestPath TenantId tenant, @RestPath IndexName index) {
    return new StartedJobView(jobs.delete(tenant, index));
  }
}
