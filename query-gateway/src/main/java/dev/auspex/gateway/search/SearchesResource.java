package dev.auspex.gateway.search;

import dev.auspex.gateway.admit.Gate;
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

/** Several searches over HTTP. */
@Path("/v1/tenants/{tenant}/searches")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "search")
public class SearchesResource {
  private final Gate gate;
  private final SearchesService searches;

  SearchesResource(Gate gate, SearchesService searches) {
    this.gate = gate;
    this.searches = searches;
  }

  /** Finds documents in several indexes. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "searchSeveral",
      summary = "Run up to ten searches",
      description =
          """
          Each search names its index and has the members of a single one. It is admitted, limited
          and answered by itself: the reply has one entry per search, in their order, with the
          status that the search alone would have had.
          """)
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = SearchesBody.class)))
  @APIResponse(
      responseCode = "200",
      description = "One entry per search",
      content = @Content(schema = @Schema(implementation = SearchesReply.class)))
  @APIResponse(responseCode = "400", description = "`invalid-request`: the body as a whole")
  @APIResponse(responseCode = "401", description = "`unauthenticated`, `api-key-expired`")
  @APIResponse(responseCode = "403", description = "`forbidden`, `origin-not-allowed`")
  @APIResponse(responseCode = "404", description = "`tenant-not-found`")
  @APIResponse(responseCode = "413", description = "`body-too-large`: more than 64 KiB")
  public SearchesReply search(
      @Parameter(description = "Tenant", example = "cinema") @RestPath String tenant,
      @Parameter(hidden = true) @RestHeader(HttpHeaders.AUTHORIZATION)
          @Nullable String authorization,
      InputStream body) {
    return searches.search(gate.identify(authorization, tenant), body);
  }
}
