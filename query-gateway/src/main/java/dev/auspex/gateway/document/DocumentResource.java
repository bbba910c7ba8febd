package dev.auspex.gateway.document;

import dev.auspex.contract.problem.ApiProblem;
import dev.auspex.contract.problem.ProblemType;
import dev.auspex.contract.problem.Violation;
import dev.auspex.contract.snapshot.ApiKeyScope;
import dev.auspex.gateway.admit.Allowances;
import dev.auspex.gateway.admit.Entry;
import dev.auspex.gateway.admit.Gate;
import dev.auspex.gateway.admit.ReadPermit;
import dev.auspex.gateway.admit.WritePermit;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.util.List;
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
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Documents over HTTP. */
@Path("/v1/tenants/{tenant}/indexes/{index}/documents")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "documents")
@APIResponse(responseCode = "401", description = "`unauthenticated`, `api-key-expired`")
@APIResponse(
    responseCode = "403",
    description = "`forbidden`, `key-filter-does-not-fit`, `origin-not-allowed`")
@APIResponse(responseCode = "429", description = "`rate-limited`; see `Retry-After`")
@APIResponse(responseCode = "503", description = "`engine-unavailable`")
@APIResponse(responseCode = "504", description = "`deadline-exceeded`")
public class DocumentResource {
  private static final String MERGE_PATCH = "application/merge-patch+json";

  static final String VISIBLE = "visible";
  static final String WAIT_WORDS =
      "`visible`: answer only when searches see it, up to about a second later";

  private final Gate gate;
  private final Allowances allowances;
  private final DocumentService documents;
  private final PatchService patches;
  private final BulkService bulks;

  DocumentResource(
      Gate gate,
      Allowances allowances,
      DocumentService documents,
      PatchService patches,
      BulkService bulks) {
    this.gate = gate;
    this.allowances = allowances;
    this.documents = documents;
    this.patches = patches;
    this.bulks = bulks;
  }

  /** Stores or replaces a document. */
  @PUT
  @Path("{id}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "putDocument",
      summary = "Store or replace a document",
      description =
          """
          The body is an object of field values as the index's schema declares them. Vectors are
          computed from it. When this answers, the document survives a crash of any process.
          """)
  @RequestBody(
      required = true,
      content =
          @Content(
              schema = @Schema(type = SchemaType.OBJECT, implementation = Object.class),
              examples =
                  @ExampleObject(
                      name = "movie",
                      value =
                          "{\"title\": \"Saving Private Ryan\", \"director\": \"Steven"
                              + " Spielberg\", \"year\": 1998}")))
  @APIResponse(
      responseCode = "201",
      description = "The document is new",
      content = @Content(schema = @Schema(implementation = WriteView.class)))
  @APIResponse(
      responseCode = "200",
      description = "The document replaced another",
      content = @Content(schema = @Schema(implementation = WriteView.class)))
  @APIResponse(
      responseCode = "400",
      description = "`invalid-request`, `invalid-document` with every field that does not fit")
  @APIResponse(responseCode = "404", description = "`index-not-found`, `tenant-not-found`")
  @APIResponse(
      responseCode = "409",
      description = "`quota-exceeded`: the plan takes no more documents or bytes")
  @APIResponse(responseCode = "413", description = "`body-too-large`: more than 1 MiB")
  @APIResponse(
      responseCode = "503",
      description = "`engine-unavailable`, `model-server-unavailable`; nothing was stored")
  public RestResponse<WriteView> put(
      @Parameter(description = "Tenant", example = "cinema") @RestPath String tenant,
      @Parameter(description = "Index of the tenant", example = "movies") @RestPath String index,
      @Parameter(description = "1 to 384 bytes", example = "movie-42") @RestPath String id,
      @Parameter(description = WAIT_WORDS, schema = @Schema(enumeration = VISIBLE)) @RestQuery
          @Nullable String wait,
      @Parameter(hidden = true) @RestHeader(HttpHeaders.AUTHORIZATION)
          @Nullable String authorization,
      InputStream body) {
    Entry entry = gate.admit(authorization, tenant, index, ApiKeyScope.WRITE);
    try (WritePermit permit = allowances.add(entry.tenant())) {
      WriteView view = documents.put(entry, id, permit.counted(body), isVisible(wait));
      permit.wrote(1);
      return tagged(
          view.result().equals("created") ? RestResponse.Status.CREATED : RestResponse.Status.OK,
          view,
          view.version());
    }
  }

  /** Changes fields of a document. */
  @PATCH
  @Path("{id}")
  @Consumes(MERGE_PATCH)
  @Operation(
      operationId = "patchDocument",
      summary = "Change some fields of a document",
      description =
          """
          A JSON merge patch (RFC 7396) of the document as it was sent: null removes a field, an
          object is changed inside, a list is replaced. What is computed is computed anew. Of
          changes by several clients at the same time none is lost. With `If-Match`, the change is
          done only to the version that you have looked at.
          """)
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = MERGE_PATCH,
              schema = @Schema(type = SchemaType.OBJECT, implementation = Object.class),
              examples =
                  @ExampleObject(
                      name = "another year, no director",
                      value = "{\"year\": 1999, \"director\": null}")))
  @APIResponse(
      responseCode = "200",
      description = "The document is changed; its ETag is the new version",
      content = @Content(schema = @Schema(implementation = WriteView.class)))
  @APIResponse(
      responseCode = "400",
      description =
          "`invalid-request`; `invalid-document` with every field that would not fit the schema")
  @APIResponse(
      responseCode = "404",
      description = "`document-not-found`, `index-not-found`, `tenant-not-found`")
  @APIResponse(
      responseCode = "409",
      description =
          "`document-changed`: others wrote the document again and again; `quota-exceeded`: the plan"
              + " takes no more documents or bytes")
  @APIResponse(
      responseCode = "412",
      description = "`precondition-failed`: the document has another version than `If-Match` names")
  @APIResponse(
      responseCode = "413",
      description = "`body-too-large`: the change, or the changed document, has more than 1 MiB")
  @APIResponse(
      responseCode = "503",
      description = "`engine-unavailable`, `model-server-unavailable`; sending it again is safe")
  public RestResponse<WriteView> patch(
      @Parameter(description = "Tenant", example = "cinema") @RestPath String tenant,
      @Parameter(description = "Index of the tenant", example = "movies") @RestPath String index,
      @Parameter(description = "1 to 384 bytes", example = "movie-42") @RestPath String id,
      @Parameter(description = WAIT_WORDS, schema = @Schema(enumeration = VISIBLE)) @RestQuery
          @Nullable String wait,
      @Parameter(description = "The ETag that the document must have") @RestHeader("If-Match")
          @Nullable String ifMatch,
      @Parameter(hidden = true) @RestHeader(HttpHeaders.AUTHORIZATION)
          @Nullable String authorization,
      InputStream body) {
    Entry entry = gate.admit(authorization, tenant, index, ApiKeyScope.WRITE);
    try (WritePermit permit = allowances.add(entry.tenant())) {
      WriteView view = patches.patch(entry, id, permit.counted(body), ifMatch, isVisible(wait));
      permit.wrote(1);
      return tagged(RestResponse.Status.OK, view, view.version());
    }
  }

  private static <T> RestResponse<T> tagged(RestResponse.Status status, T view, long version) {
    return RestResponse.ResponseBuilder.create(status, view).tag(DocumentTag.of(version)).build();
  }

  /** Reads a document. */
  @GET
  @Path("{id}")
  @Operation(
      operationId = "getDocument",
      summary = "Read a document",
      description =
          """
          Sees every write that was answered, whether or not searches see it yet. With a key that
          has a filter it sees what searches see: a document outside of the filter is not there, and
          a new one about a second later.
          """)
  @APIResponse(
      responseCode = "200",
      description = "The document; its ETag is the version",
      content = @Content(schema = @Schema(implementation = DocumentView.class)))
  @APIResponse(
      responseCode = "404",
      description = "`document-not-found`, `index-not-found`, `tenant-not-found`")
  public RestResponse<DocumentView> get(
      @Parameter(description = "Tenant", example = "cinema") @RestPath String tenant,
      @Parameter(description = "Index of the tenant", example = "movies") @RestPath String index,
      @Parameter(description = "1 to 384 bytes", example = "movie-42") @RestPath String id,
      @Parameter(hidden = true) @RestHeader(HttpHeaders.AUTHORIZATION)
          @Nullable String authorization) {
    Entry entry = gate.admit(authorization, tenant, index, ApiKeyScope.SEARCH);
    try (ReadPermit permit = allowances.read(entry.tenant())) {
      DocumentView view = documents.get(entry, id);
      return tagged(RestResponse.Status.OK, view, view.version());
    }
  }

  /** Deletes a document. */
  @DELETE
  @Path("{id}")
  @Operation(operationId = "deleteDocument", summary = "Delete a document")
  @APIResponse(
      responseCode = "200",
      description = "The document is gone",
      content = @Content(schema = @Schema(implementation = DeleteView.class)))
  @APIResponse(
      responseCode = "404",
      description = "`document-not-found`, `index-not-found`, `tenant-not-found`")
  public DeleteView delete(
      @Parameter(description = "Tenant", example = "cinema") @RestPath String tenant,
      @Parameter(description = "Index of the tenant", example = "movies") @RestPath String index,
      @Parameter(description = "1 to 384 bytes", example = "movie-42") @RestPath String id,
      @Parameter(description = WAIT_WORDS, schema = @Schema(enumeration = VISIBLE)) @RestQuery
          @Nullable String wait,
      @Parameter(hidden = true) @RestHeader(HttpHeaders.AUTHORIZATION)
          @Nullable String authorization) {
    Entry entry = gate.admit(authorization, tenant, index, ApiKeyScope.WRITE);
    try (WritePermit permit = allowances.remove(entry.tenant())) {
      DeleteView view = documents.delete(entry, id, isVisible(wait));
      permit.wrote(1);
      return view;
    }
  }

  /** Stores many documents. */
  @POST
  @Consumes("application/x-ndjson")
  @Operation(
      operationId = "bulkDocuments",
      summary = "Store many documents",
      description =
          """
          One JSON object per line: the values of a document and its `id`. Lines that do not fit
          are named in the reply; the others are stored. Where nothing could be stored because a
          server behind the gateway is down, the whole request is refused. Sending it again is safe.
          """)
  @RequestBody(
      required = true,
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
  @APIResponse(
      responseCode = "200",
      description = "How each line ended",
      content = @Content(schema = @Schema(implementation = BulkView.class)))
  @APIResponse(responseCode = "400", description = "`invalid-request`")
  @APIResponse(responseCode = "404", description = "`index-not-found`, `tenant-not-found`")
  @APIResponse(
      responseCode = "409",
      description = "`quota-exceeded`: the plan takes no more documents or bytes")
  @APIResponse(
      responseCode = "413",
      description =
          "`body-too-large`: more than 64 MiB. A body that does not announce its length may be stored in part.")
  @APIResponse(
      responseCode = "503",
      description = "`engine-unavailable`, `model-server-unavailable`; nothing was stored")
  public BulkView bulk(
      @Parameter(description = "Tenant", example = "cinema") @RestPath String tenant,
      @Parameter(description = "Index of the tenant", example = "movies") @RestPath String index,
      @Parameter(description = WAIT_WORDS, schema = @Schema(enumeration = VISIBLE)) @RestQuery
          @Nullable String wait,
      @Parameter(hidden = true) @RestHeader(HttpHeaders.AUTHORIZATION)
          @Nullable String authorization,
      @Parameter(hidden = true) @RestHeader(HttpHeaders.CONTENT_LENGTH)
          @Nullable Long announcedBytes,
      InputStream body) {
    Entry entry = gate.admit(authorization, tenant, index, ApiKeyScope.WRITE);
    try (WritePermit permit = allowances.add(entry.tenant())) {
      return bulks.load(
          entry, permit.counted(body), announcedBytes, isVisible(wait), permit::wrote);
    }
  }

  static boolean isVisible(@Nullable String wait) {
    if (wait != null && !wait.equals(VISIBLE)) {
      throw ApiProblem.of(
          ProblemType.INVALID_REQUEST,
          List.of(new Violation("wait", "nothing or 'visible', but was '%s'".formatted(wait))));
    }
    return wait != null;
  }
}
