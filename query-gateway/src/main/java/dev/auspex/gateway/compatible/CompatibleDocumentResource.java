package dev.auspex.gateway.compatible;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.auspex.contract.problem.ApiProblem;
import dev.auspex.contract.problem.ProblemType;
import dev.auspex.contract.snapshot.ApiKeyScope;
import dev.auspex.gateway.admit.Allowances;
import dev.auspex.gateway.admit.Entry;
import dev.auspex.gateway.admit.Gate;
import dev.auspex.gateway.admit.ReadPermit;
import dev.auspex.gateway.admit.WritePermit;
import dev.auspex.gateway.compatible.CompatibleDocumentService.Answer;
import dev.auspex.gateway.compatible.CompatibleDocumentService.Update;
import dev.auspex.gateway.document.BulkService;
import dev.auspex.gateway.document.Condition;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import java.util.OptionalLong;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** Documents as Elasticsearch takes and shows them. */
@Path("/es")
@RunOnVirtualThread
public class CompatibleDocumentResource {
  private static final int MOST_BODY_BYTES = 64 * 1024;
  private static final String REFRESH = "refresh";
  private static final String SEQ_NO = "if_seq_no";
  private static final String PRIMARY_TERM = "if_primary_term";
  private static final String OP_TYPE = "op_type";

  private final Gate gate;
  private final Allowances allowances;
  private final CompatibleDocumentService documents;
  private final BulkService bulks;
  private final Bodies bodies;
  private final Replies replies;

  CompatibleDocumentResource(
      Gate gate,
      Allowances allowances,
      CompatibleDocumentService documents,
      BulkService bulks,
      Bodies bodies,
      Replies replies) {
    this.gate = gate;
    this.allowances = allowances;
    this.documents = documents;
    this.bulks = bulks;
    this.bodies = bodies;
    this.replies = replies;
  }

  /** Stores or replaces a document. */
  @PUT
  @Path("{index}/_doc/{id}")
  @Operation(hidden = true)
  public Response put(
      @RestPath String index,
      @RestPath String id,
      @RestHeader(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
      @Context UriInfo uri,
      InputStream body) {
    Entry entry = gate.admit(authorization, index, ApiKeyScope.WRITE);
    Parameters parameters = Parameters.of(uri, REFRESH, SEQ_NO, PRIMARY_TERM, OP_TYPE);
    return put(entry, index, id, condition(parameters), parameters.refresh(), body);
  }

  /** The same, as some clients send it. */
  @POST
  @Path("{index}/_doc/{id}")
  @Operation(hidden = true)
  public Response putByPost(
      @RestPath String index,
      @RestPath String id,
      @RestHeader(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
      @Context UriInfo uri,
      InputStream body) {
    return put(index, id, authorization, uri, body);
  }

  /** Stores a document under a new id. */
  @POST
  @Path("{index}/_doc")
  @Operation(hidden = true)
  public Response add(
      @RestPath String index,
      @RestHeader(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
      @Context UriInfo uri,
      InputStream body) {
    Entry entry = gate.admit(authorization, index, ApiKeyScope.WRITE);
    Parameters parameters = Parameters.of(uri, REFRESH, OP_TYPE);
    Condition unused = condition(parameters);
    return put(entry, index, documents.newId(), new Condition.Any(), parameters.refresh(), body);
  }

  /** Stores a document unless there is one. */
  @PUT
  @Path("{index}/_create/{id}")
  @Operation(hidden = true)
  public Response create(
      @RestPath String index,
      @RestPath String id,
      @RestHeader(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
      @Context UriInfo uri,
      InputStream body) {
    Entry entry = gate.admit(authorization, index, ApiKeyScope.WRITE);
    boolean visible = Parameters.of(uri, REFRESH).refresh();
    return put(entry, index, id, new Condition.Absent(), visible, body);
  }

  /** The same, as some clients send it. */
  @POST
  @Path("{index}/_create/{id}")
  @Operation(hidden = true)
  public Response createByPost(
      @RestPath String index,
      @RestPath String id,
      @RestHeader(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
      @Context UriInfo uri,
      InputStream body) {
    return create(index, id, authorization, uri, body);
  }

  private Response put(
      Entry entry,
      String index,
      String id,
      Condition condition,
      boolean visible,
      InputStream body) {
    try (WritePermit permit = allowances.add(entry.tenant())) {
      ObjectNode document = bodies.object(permit.counted(body), bulks.maxBytes());
      Response reply = reply(documents.put(entry, index, id, document, condition, visible));
      permit.wrote(1);
      return reply;
    }
  }

  private static Condition condition(Parameters parameters) {
    boolean create =
        parameters
            .find(OP_TYPE)
            .map(
                type ->
                    switch (type) {
                      case "create" -> true;
                      case "index" -> false;
                      default -> throw Parameters.wrong(OP_TYPE, "index or create");
                    })
            .orElse(false);
    OptionalLong wanted = parameters.wantedVersion();
    if (create && wanted.isPresent()) {
      throw Parameters.wrong(SEQ_NO, "nothing beside op_type=create");
    }
    if (wanted.isPresent()) {
      return new Condition.Version(wanted.getAsLong());
    }
    return create ? new Condition.Absent() : new Condition.Any();
  }

  private Response reply(Answer answer) {
    return replies.of(answer.status(), answer.body());
  }

  /** Changes fields of a document. */
  @POST
  @Path("{index}/_update/{id}")
  @Operation(hidden = true)
  public Response update(
      @RestPath String index,
      @RestPath String id,
      @RestHeader(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
      @Context UriInfo uri,
      InputStream body) {
    Entry entry = gate.admit(authorization, index, ApiKeyScope.WRITE);
    Parameters parameters = Parameters.of(uri, REFRESH, SEQ_NO, PRIMARY_TERM, "retry_on_conflict");
    try (WritePermit permit = allowances.add(entry.tenant())) {
      Update update = Update.read(Part.root(bodies.object(permit.counted(body), bulks.maxBytes())));
      Response reply =
          reply(
              documents.update(
                  entry, index, id, update, parameters.wantedVersion(), parameters.refresh()));
      permit.wrote(1);
      return reply;
    }
  }

  /** Deletes a document. */
  @DELETE
  @Path("{index}/_doc/{id}")
  @Operation(hidden = true)
  public Response delete(
      @RestPath String index,
      @RestPath String id,
      @RestHeader(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
      @Context UriInfo uri) {
    Entry entry = gate.admit(authorization, index, ApiKeyScope.WRITE);
    Parameters parameters = Parameters.of(uri, REFRESH, SEQ_NO, PRIMARY_TERM);
    try (WritePermit permit = allowances.remove(entry.tenant())) {
      Answer answer =
          documents.delete(entry, index, id, parameters.wantedVersion(), parameters.refresh());
      permit.wrote(answer.status() == 200 ? 1 : 0);
      return reply(answer);
    }
  }

  /** Reads a document. */
  @GET
  @Path("{index}/_doc/{id}")
  @Operation(hidden = true)
  public Response get(
      @RestPath String index,
      @RestPath String id,
      @RestHeader(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
      @Context UriInfo uri) {
    Entry entry = gate.admit(authorization, index, ApiKeyScope.SEARCH);
    Parameters parameters = reading(uri);
    try (ReadPermit permit = allowances.read(entry.tenant())) {
      return reply(documents.get(entry, index, id, Shows.parameters(parameters)));
    }
  }

  private static Parameters reading(UriInfo uri) {
    Parameters parameters =
        Parameters.of(uri, Shows.SOURCE, Shows.INCLUDES, Shows.EXCLUDES, "realtime");
    boolean unused = parameters.flag("realtime");
    return parameters;
  }

  /** Whether there is a document. */
  @HEAD
  @Path("{index}/_doc/{id}")
  @Operation(hidden = true)
  public Response exists(
      @RestPath String index,
      @RestPath String id,
      @RestHeader(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
      @Context UriInfo uri) {
    Entry entry = gate.admit(authorization, index, ApiKeyScope.SEARCH);
    Parameters unused = reading(uri);
    try (ReadPermit permit = allowances.read(entry.tenant())) {
      return Response.status(documents.exists(entry, id) ? 200 : 404).build();
    }
  }

  /** Reads the values of a document. */
  @GET
  @Path("{index}/_source/{id}")
  @Operation(hidden = true)
  public Response source(
      @RestPath String index,
      @RestPath String id,
      @RestHeader(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
      @Context UriInfo uri) {
    Entry entry = gate.admit(authorization, index, ApiKeyScope.SEARCH);
    Parameters parameters = reading(uri);
    try (ReadPermit permit = allowances.read(entry.tenant())) {
      return replies.of(
          200,
          documents
              .source(entry, id, Shows.parameters(parameters))
              .orElseThrow(
                  () ->
                      ApiProblem.of(
                          ProblemType.DOCUMENT_NOT_FOUND,
                          "Document not found [%s]/[%s]",
                          index,
                          id)));
    }
  }

  /** Whether there is a document, as some clients ask. */
  @HEAD
  @Path("{index}/_source/{id}")
  @Operation(hidden = true)
  public Response sourceExists(
      @RestPath String index,
      @RestPath String id,
      @RestHeader(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
      @Context UriInfo uri) {
    return exists(index, id, authorization, uri);
  }

  /** Reads several documents. */
  @POST
  @Path("{index}/_mget")
  @Operation(hidden = true)
  public Response getSeveral(
      @RestPath String index,
      @RestHeader(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
      @Context UriInfo uri,
      InputStream body) {
    Entry entry = gate.admit(authorization, index, ApiKeyScope.SEARCH);
    Parameters parameters = reading(uri);
    try (ReadPermit permit = allowances.read(entry.tenant())) {
      ObjectNode wanted = bodies.object(body, MOST_BODY_BYTES);
      return replies.of(
          200, documents.getSeveral(entry, index, wanted, Shows.parameters(parameters)));
    }
  }
}
