package dev.auspex.gateway.search;

import dev.auspex.contract.snapshot.ApiKeyScope;
import dev.auspex.gateway.admit.Allowances;
import dev.auspex.gateway.admit.Entry;
import dev.auspex.gateway.admit.Gate;
import dev.auspex.gateway.admit.SearchPermit;
import dev.auspex.gateway.search.request.SearchBody;
import dev.auspex.gateway.search.respond.SearchReply;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** Search over HTTP. */
@Path("/v1/tenants/{tenant}/indexes/{index}/search")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "search")
public class SearchResource {
  private final Gate gate;
  private final Allowances allowances;
  private final SearchService searches;

  SearchResource(Gate gate, Allowances allowances, SearchService searches) {
    this.gate = gate;
    this.allowances = allowances;
    this.searches = searches;
  }

  /** Finds documents. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "search",
      summary = "Search an index",
      description =
          """
          Recalls candidates over the channels of the index's ranking profile, fuses them and lets
          the profile's model order the top. Where the model or the query's embedding is not to be
          had in time, the search still answers 200: `rank.rung` and `rank.degraded` say so.
          """)
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = SearchBody.class)))
  @APIResponse(
      responseCode = "200",
      description = "A page of hits",
      content = @Content(schema = @Schema(implementation = SearchReply.class)))
  @APIResponse(responseCode = "400", description = "`invalid-request`")
  @APIResponse(responseCode = "401", description = "`unauthenticated`, `api-key-expired`")
  @APIResponse(
      responseCode = "403",
      description = "`forbidden`, `key-filter-does-not-fit`, `origin-not-allowed`")
  @APIResponse(responseCode = "404", description = "`index-not-found`, `tenant-not-found`")
  @APIResponse(responseCode = "413", description = "`body-too-large`: more than 64 KiB")
  @APIResponse(responseCode = "429", description = "`rate-limited`; see `Retry-After`")
  @APIResponse(responseCode = "503", description = "`engine-unavailable`")
  @APIResponse(responseCode = "504", description = "`deadline-exceeded`")
  public SearchReply search(
      @Parameter(description = "Tenant", example = "cinema") @RestPath String tenant,
      @Parameter(description = "Index of the tenant", example = "movies") @RestPath String index,
      @Parameter(hidden = true) @RestHeader(HttpHeaders.AUTHORIZATION)
          @Nullable String authorization,
      InputStream body) {
    Entry entry = gate.admit(authorization, tenant, index, ApiKeyScope.SEARCH);
    try (SearchPermit permit = allowances.search(entry.tenant())) {
      return searches.search(entry, permit, body);
    }
  }
}
