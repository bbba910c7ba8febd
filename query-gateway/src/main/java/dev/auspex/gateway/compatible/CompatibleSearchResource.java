package dev.auspex.gateway.compatible;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.auspex.contract.snapshot.ApiKeyScope;
import dev.auspex.gateway.admit.Allowances;
import dev.auspex.gateway.admit.Entry;
import dev.auspex.gateway.admit.Gate;
import dev.auspex.gateway.admit.SearchPermit;
import dev.auspex.gateway.admit.TenantContext;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** Searches as Elasticsearch takes them. */
@Path("/es")
@RunOnVirtualThread
public class CompatibleSearchResource {
  private static final int MOST_BODY_BYTES = 64 * 1024;
  private static final String TYPED_KEYS = "typed_keys";

  private final Gate gate;
  private final Allowances allowances;
  private final CompatibleSearchService searches;
  private final CompatibleSearchesService several;
  private final Bodies bodies;
  private final Replies replies;

  CompatibleSearchResource(
      Gate gate,
      Allowances allowances,
      CompatibleSearchService searches,
      CompatibleSearchesService several,
      Bodies bodies,
      Replies replies) {
    this.gate = gate;
    this.allowances = allowances;
    this.searches = searches;
    this.several = several;
    this.bodies = bodies;
    this.replies = replies;
  }

  /** Finds documents. */
  @POST
  @Path("{index}/_search")
  @Operation(hidden = true)
  public Response search(
      @RestPath String index,
      @RestHeader(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
      @Context UriInfo uri,
      InputStream body) {
    Entry entry = gate.admit(authorization, index, ApiKeyScope.SEARCH);
    boolean typedKeys = Parameters.of(uri, TYPED_KEYS).flag(TYPED_KEYS);
    ObjectNode read = bodies.optional(body, MOST_BODY_BYTES);
    try (SearchPermit permit = allowances.search(entry.tenant())) {
      return replies.of(200, searches.search(entry, permit, read, typedKeys));
    }
  }

  /** The same, as some clients send it. */
  @GET
  @Path("{index}/_search")
  @Operation(hidden = true)
  public Response searchByGet(
      @RestPath String index,
      @RestHeader(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
      @Context UriInfo uri,
      InputStream body) {
    return search(index, authorization, uri, body);
  }

  /** Counts documents. */
  @POST
  @Path("{index}/_count")
  @Operation(hidden = true)
  public Response count(
      @RestPath String index,
      @RestHeader(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
      @Context UriInfo uri,
      InputStream body) {
    Entry entry = gate.admit(authorization, index, ApiKeyScope.SEARCH);
    var unused = Parameters.of(uri);
    ObjectNode read = bodies.optional(body, MOST_BODY_BYTES);
    try (SearchPermit permit = allowances.search(entry.tenant())) {
      ObjectNode reply = JsonNodeFactory.instance.objectNode();
      reply.put("count", searches.count(entry, permit, read));
      reply.set("_shards", SearchView.shards());
      return replies.of(200, reply);
    }
  }

  /** The same, as some clients send it. */
  @GET
  @Path("{index}/_count")
  @Operation(hidden = true)
  public Response countByGet(
      @RestPath String index,
      @RestHeader(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
      @Context UriInfo uri,
      InputStream body) {
    return count(index, authorization, uri, body);
  }

  /** Several searches, in this index where they name no other. */
  @POST
  @Path("{index}/_msearch")
  @Operation(hidden = true)
  public Response several(
      @RestPath String index,
      @RestHeader(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
      @Context UriInfo uri,
      InputStream body) {
    return run(authorization, index, uri, body);
  }

  /** Several searches, each of which names its index. */
  @POST
  @Path("_msearch")
  @Operation(hidden = true)
  public Response several(
      @RestHeader(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
      @Context UriInfo uri,
      InputStream body) {
    return run(authorization, null, uri, body);
  }

  private Response run(
      @Nullable String authorization, @Nullable String usual, UriInfo uri, InputStream body) {
    TenantContext context = gate.identify(authorization);
    boolean typedKeys = Parameters.of(uri, TYPED_KEYS).flag(TYPED_KEYS);
    return replies.of(
        200, several.search(context, SearchLines.read(bodies, body, usual), typedKeys));
  }
}
