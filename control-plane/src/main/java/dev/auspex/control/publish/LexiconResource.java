package dev.auspex.control.publish;

import dev.auspex.contract.TenantId;
import dev.auspex.contract.problem.ApiProblem;
import dev.auspex.contract.problem.ProblemType;
import dev.auspex.contract.snapshot.LexiconRef;
import dev.auspex.control.access.CallerOfRequest;
import dev.auspex.control.index.LexiconService;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** The lexicons that bundles of the snapshot name, for gateways only. */
@Path("/internal/v1/lexicons/{owner}/{digest}")
@Tag(name = "internal")
@Authenticated
@RunOnVirtualThread
public class LexiconResource {
  private static final String GZIP = "application/gzip";

  private final LexiconService lexicons;
  private final CallerOfRequest callers;

  LexiconResource(LexiconService lexicons, CallerOfRequest callers) {
    this.lexicons = lexicons;
    this.callers = callers;
  }

  /** Sends one lexicon. */
  @GET
  @Produces(GZIP)
  @Operation(
      operationId = "getLexicon",
      summary = "Fetch a lexicon of a tenant by its digest",
      description =
          "Needs the role gateway. JSON compressed with gzip; the SHA-256 of these bytes is the"
              + " digest. It never changes.")
  @APIResponse(
      responseCode = "200",
      description = "The packed form",
      content =
          @Content(mediaType = GZIP, schema = @Schema(type = SchemaType.STRING, format = "binary")))
  public Response get(@RestPath TenantId owner, @RestPath String digest) {
    callers.requireToReadSnapshot();
    Optional<byte[]> packed =
        LexiconRef.isDigest(digest) ? lexicons.packed(owner, digest) : Optional.empty();
    return Response.ok(
            packed.orElseThrow(
                () ->
                    ApiProblem.of(
                        ProblemType.NOT_FOUND, "Tenant %s has no lexicon of this digest", owner)))
        .build();
  }
}
