package dev.auspex.gateway.document;

import dev.auspex.contract.problem.ApiProblem;
import dev.auspex.contract.problem.ProblemType;
import dev.auspex.contract.snapshot.ApiKeyScope;
import dev.auspex.gateway.admit.Allowances;
import dev.auspex.gateway.admit.Entry;
import dev.auspex.gateway.admit.Gate;
import dev.auspex.gateway.admit.ReadPermit;
import dev.auspex.gateway.admit.WritePermit;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All documents of an index, or those that match a filter, over HTTP. */
@Path("/v1/tenants/{tenant}/indexes/{index}/documents")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "documents")
@APIResponse(responseCode = "401", description = "`unauthenticated`, `api-key-expired`")
@APIResponse(
    responseCode = "403",
    description = "`forbidden`, `key-filter-does-not-fit`, `origin-not-allowed`")
@APIResponse(responseCode = "404", description = "`index-not-found`, `tenant-not-found`")
@APIResponse(responseCode = "429", description = "`rate-limited`; see `Retry-After`")
@APIResponse(responseCode = "503", description = "`engine-unavailable`")
@APIResponse(responseCode = "504", description = "`deadline-exceeded`")
public class DocumentSetResource {
  private static final Logger LOG = LoggerFactory.getLogger(DocumentSetResource.class);

  private static final Duration CLOSE_LONGEST = Duration.ofSeconds(5);

  private final Gate gate;
  private final Allowances allowances;
  private final ExportService exports;
  private final DeletionService deletions;
  private final CurrentVertxRequest request;

  DocumentSetResource(
      Gate gate,
      Allowances allowances,
      ExportService exports,
      DeletionService deletions,
      CurrentVertxRequest request) {
    this.gate = gate;
    this.allowances = allowances;
    this.exports = exports;
    this.deletions = deletions;
    this.request = request;
  }

  /** Reads all documents. */
  @GET
  @Produces("application/x-ndjson")
  @Operation(
      operationId = "exportDocuments",
      summary = "Export all documents",
      description =
          """
          One JSON object per line, as the bulk takes them: `id` and the values as they were sent,
          without vectors. Sees every write that was answered before. A document that is written
          meanwhile may come twice; its last line is the newest. With a key that has a filter, the
          documents that match it. A reply that cannot be finished breaks off: the connection is
          closed before the end of the body.
          """)
  @APIResponse(
      responseCode = "200",
      description = "One JSON object per line",
      content =
          @Content(
              mediaType = "application/x-ndjson",
              schema = @Schema(type = SchemaType.STRING),
              examples =
                  @ExampleObject(
                      name = "two movies",
                      value =
                          """
                          {"id": "movie-1", "title": "Jaws"}
                          {"id": "movie-2", "title": "Hook"}
                          """)))
  public StreamingOutput export(
      @Parameter(description = "Tenant", example = "cinema") @RestPath String tenant,
      @Parameter(description = "Index of the tenant", example = "movies") @RestPath String index,
      @Parameter(hidden = true) @RestHeader(HttpHeaders.AUTHORIZATION)
          @Nullable String authorization) {
    Entry entry = gate.admit(authorization, tenant, index, ApiKeyScope.SEARCH);
    ReadPermit permit = allowances.read(entry.tenant());
    Export export;
    try {
      export = exports.begin(entry);
    } catch (RuntimeException refused) {
      permit.close();
      throw refused;
    }
    return out -> {
      try (permit) {
        write(export, out);
      }
    };
  }

  /** A reply that was begun cannot say what went wrong; so it must not look as if it had ended. */
  private void write(Export export, OutputStream out) throws IOException {
    try {
      export.writeTo(out);
    } catch (ApiProblem failed) {
      LOG.atWarn()
          .addKeyValue("problem", failed.type().slug())
          .log("export breaks off: {}", failed.detail());
      breakOff(request.getCurrent().request());
      throw new IOException("the export breaks off", failed);
    } catch (IOException gone) {
      throw ApiProblem.of(ProblemType.INVALID_REQUEST, "The client has hung up").causedBy(gone);
    }
  }

  /** Returns when the reply is broken: what comes later could otherwise still end it well. */
  private static void breakOff(HttpServerRequest exchange) {
    if (exchange.version() == HttpVersion.HTTP_2) {
      boolean unused = exchange.response().reset(); // others share the connection
      return;
    }
    try {
      exchange
          .connection()
          .close()
          .toCompletionStage()
          .toCompletableFuture()
          .get(CLOSE_LONGEST.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException failure) {
      LOG.atWarn().setCause(failure).log("a connection does not close");
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  /** Deletes the documents that match a filter. */
  @POST
  @Path("delete")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "deleteDocuments",
      summary = "Delete the documents that match a filter",
      description =
          """
          At most 10,000 with one call; `more` says whether others match. Sees every write that was
          answered before. A document that is written after it was found stays.
          """)
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = DeletionBody.class)))
  @APIResponse(
      responseCode = "200",
      description = "The documents are gone",
      content = @Content(schema = @Schema(implementation = DeletionView.class)))
  @APIResponse(
      responseCode = "400",
      description = "`invalid-request`, with every comparison that does not fit the schema")
  @APIResponse(
      responseCode = "409",
      description = "`document-changed`: during a move, others wrote one of the documents")
  @APIResponse(responseCode = "413", description = "`body-too-large`: more than 64 KiB")
  @APIResponse(
      responseCode = "503",
      description = "`engine-unavailable`; the detail says how many were deleted before")
  public DeletionView delete(
      @Parameter(description = "Tenant", example = "cinema") @RestPath String tenant,
      @Parameter(description = "Index of the tenant", example = "movies") @RestPath String index,
      @Parameter(
              description = DocumentResource.WAIT_WORDS,
              schema = @Schema(enumeration = DocumentResource.VISIBLE))
          @RestQuery
          @Nullable String wait,
      @Parameter(hidden = true) @RestHeader(HttpHeaders.AUTHORIZATION)
          @Nullable String authorization,
      InputStream body) {
    Entry entry = gate.admit(authorization, tenant, index, ApiKeyScope.WRITE);
    try (WritePermit permit = allowances.remove(entry.tenant())) {
      return deletions.delete(
          entry, permit.counted(body), DocumentResource.isVisible(wait), permit::wrote);
    }
  }
}
