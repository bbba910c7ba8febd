package dev.auspex.gateway.analyze;

import dev.auspex.contract.snapshot.ApiKeyScope;
import dev.auspex.gateway.admit.Allowances;
import dev.auspex.gateway.admit.Entry;
import dev.auspex.gateway.admit.Gate;
import dev.auspex.gateway.admit.ReadPermit;
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

/** Analysis over HTTP. */
@Path("/v1/tenants/{tenant}/indexes/{index}/analyze")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "search")
public class AnalyzeResource {
  private final Gate gate;
  private final Allowances allowances;
  private final AnalyzeService analyses;

  AnalyzeResource(Gate gate, Allowances allowances, AnalyzeService analyses) {
    this.gate = gate;
    this.allowances = allowances;
    this.analyses = analyses;
  }

  /** Shows what becomes of a text. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "analyze",
      summary = "See what becomes of a text",
      description =
          """
          Answers the text as queries are normalised, and the terms by which each text field of the
          index finds it. A query finds what has the same terms.
          """)
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = AnalyzeBody.class)))
  @APIResponse(
      responseCode = "200",
      description = "What becomes of the text",
      content = @Content(schema = @Schema(implementation = AnalyzeView.class)))
  @APIResponse(responseCode = "400", description = "`invalid-request`")
  @APIResponse(responseCode = "401", description = "`unauthenticated`, `api-key-expired`")
  @APIResponse(responseCode = "403", description = "`forbidden`, `origin-not-allowed`")
  @APIResponse(responseCode = "404", description = "`index-not-found`, `tenant-not-found`")
  @APIResponse(responseCode = "413", description = "`body-too-large`: more than 64 KiB")
  @APIResponse(responseCode = "429", description = "`rate-limited`; see `Retry-After`")
  public AnalyzeView analyze(
      @Parameter(description = "Tenant", example = "cinema") @RestPath String tenant,
      @Parameter(description = "Index of the tenant", example = "movies") @RestPath String index,
      @Parameter(hidden = true) @RestHeader(HttpHeaders.AUTHORIZATION)
          @Nullable String authorization,
      InputStream body) {
    Entry entry = gate.admit(authorization, tenant, index, ApiKeyScope.SEARCH);
    try (ReadPermit permit = allowances.read(entry.tenant())) {
      return analyses.analyze(entry, body);
    }
  }
}
