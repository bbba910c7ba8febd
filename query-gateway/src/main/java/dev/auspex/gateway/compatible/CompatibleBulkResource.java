package dev.auspex.gateway.compatible;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.auspex.contract.problem.ApiProblem;
import dev.auspex.contract.problem.ProblemType;
import dev.auspex.contract.snapshot.ApiKeyScope;
import dev.auspex.gateway.admit.Allowances;
import dev.auspex.gateway.admit.Entry;
import dev.auspex.gateway.admit.Gate;
import dev.auspex.gateway.admit.TenantContext;
import dev.auspex.gateway.admit.WritePermit;
import dev.auspex.gateway.document.BulkService;
import dev.auspex.gateway.document.NdjsonLines;
import dev.auspex.gateway.platform.BoundedBody;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** Many documents as Elasticsearch takes them: actions, and the documents below them. */
@Path("/es")
@RunOnVirtualThread
public class CompatibleBulkResource {
  private static final int LONGEST_ACTION = 16 * 1024;
  private static final String REFRESH = "refresh";

  private final Gate gate;
  private final Allowances allowances;
  private final BulkService bulks;
  private final CompatibleDocumentService documents;
  private final Bodies bodies;
  private final Replies replies;

  CompatibleBulkResource(
      Gate gate,
      Allowances allowances,
      BulkService bulks,
      CompatibleDocumentService documents,
      Bodies bodies,
      Replies replies) {
    this.gate = gate;
    this.allowances = allowances;
    this.bulks = bulks;
    this.documents = documents;
    this.bodies = bodies;
    this.replies = replies;
  }

  /** Stores, changes and deletes documents of one index. */
  @POST
  @Path("{index}/_bulk")
  @Operation(hidden = true)
  public Response bulk(
      @RestPath String index,
      @RestHeader(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
      @Context UriInfo uri,
      InputStream body) {
    Entry entry = gate.admit(authorization, index, ApiKeyScope.WRITE);
    return run(entry, index, Parameters.of(uri, REFRESH).refresh(), body);
  }

  /** The same, as some clients send it. */
  @PUT
  @Path("{index}/_bulk")
  @Operation(hidden = true)
  public Response bulkByPut(
      @RestPath String index,
      @RestHeader(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
      @Context UriInfo uri,
      InputStream body) {
    return bulk(index, authorization, uri, body);
  }

  /** The same for the index that the first action names; all others have to name it too. */
  @POST
  @Path("_bulk")
  @Operation(hidden = true)
  public Response bulk(
      @RestHeader(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
      @Context UriInfo uri,
      InputStream body) {
    TenantContext caller = gate.identify(authorization);
    boolean visible = Parameters.of(uri, REFRESH).refresh();
    BufferedInputStream buffered = new BufferedInputStream(body, LONGEST_ACTION);
    String index = firstIndex(caller, buffered);
    return run(gate.admit(authorization, index, ApiKeyScope.WRITE), index, visible, buffered);
  }

  private String firstIndex(TenantContext caller, BufferedInputStream body) {
    try {
      body.mark(LONGEST_ACTION);
      byte[] begin = body.readNBytes(LONGEST_ACTION);
      body.reset();
      NdjsonLines.Line first =
          new NdjsonLines(new ByteArrayInputStream(begin), LONGEST_ACTION).next();
      if (!(first instanceof NdjsonLines.Content content)) {
        throw ApiProblem.of(
            ProblemType.INVALID_REQUEST,
            "Expected an action such as {\"index\": {\"_index\": \"movies\"}} for tenant %s",
            caller.tenant());
      }
      return BulkActions.indexOf(Part.of("line 1", bodies.object(content.content().array())));
    } catch (IOException broken) {
      throw ApiProblem.of(ProblemType.INVALID_REQUEST, "The body ended before its end")
          .causedBy(broken);
    }
  }

  private Response run(Entry entry, String index, boolean visible, InputStream body) {
    long start = System.nanoTime();
    try (WritePermit permit = allowances.add(entry.tenant())) {
      BulkActions actions = new BulkActions(entry, index, bulks, documents, bodies);
      try {
        actions.run(
            new NdjsonLines(
                BoundedBody.limited(permit.counted(body), bulks.maxBulkBytes()), bulks.maxBytes()));
      } catch (IOException broken) {
        throw ApiProblem.of(
                ProblemType.INVALID_REQUEST,
                "The body broke off after %d documents were written; send it again",
                actions.wrote())
            .causedBy(broken);
      } finally {
        permit.wrote(actions.wrote());
      }
      ApiProblem outage = actions.outageOfAll();
      if (outage != null) {
        throw outage;
      }
      if (visible && actions.wrote() > 0) {
        bulks.makeVisible(entry);
      }
      ObjectNode reply = actions.reply(Duration.ofNanos(System.nanoTime() - start).toMillis());
      return replies.of(200, reply);
    }
  }
}
