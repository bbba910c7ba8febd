package dev.auspex.gateway.compatible;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.auspex.contract.problem.ApiProblem;
import dev.auspex.contract.problem.ProblemType;
import dev.auspex.contract.schema.Field;
import dev.auspex.contract.schema.Schema;
import dev.auspex.contract.snapshot.ApiKeyScope;
import dev.auspex.gateway.admit.Allowances;
import dev.auspex.gateway.admit.Entry;
import dev.auspex.gateway.admit.Gate;
import dev.auspex.gateway.admit.ReadPermit;
import dev.auspex.gateway.admit.TenantContext;
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
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** What clients ask about an index, and about whom they speak to. */
@Path("/es")
@RunOnVirtualThread
public class CompatibleIndexResource {
  private static final int MOST_BODY_BYTES = 64 * 1024;
  private static final String FIELDS = "fields";

  private final Gate gate;
  private final Allowances allowances;
  private final Bodies bodies;
  private final Replies replies;

  CompatibleIndexResource(Gate gate, Allowances allowances, Bodies bodies, Replies replies) {
    this.gate = gate;
    this.allowances = allowances;
    this.bodies = bodies;
    this.replies = replies;
  }

  /** Whom the client speaks to. */
  @GET
  @Operation(hidden = true)
  public Response info(@RestHeader(HttpHeaders.AUTHORIZATION) @Nullable String authorization) {
    TenantContext unused = gate.identify(authorization);
    return replies.of(200, IndexShape.info());
  }

  /** Whether anybody is there. */
  @HEAD
  @Operation(hidden = true)
  public Response ping(@RestHeader(HttpHeaders.AUTHORIZATION) @Nullable String authorization) {
    TenantContext unused = gate.identify(authorization);
    return Response.ok().build();
  }

  /** Whether there is an index; its path is that of everything else too. */
  @HEAD
  @Path("{path:.+}")
  @Operation(hidden = true)
  public Response exists(
      @RestPath("path") String index,
      @RestHeader(HttpHeaders.AUTHORIZATION) @Nullable String authorization) {
    Entry unused = gate.admit(authorization, index, ApiKeyScope.SEARCH);
    return Response.ok().build();
  }

  /** The fields of an index. */
  @GET
  @Path("{index}/_mapping")
  @Operation(hidden = true)
  public Response mapping(
      @RestPath String index,
      @RestHeader(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
      @Context UriInfo uri) {
    return read(index, authorization, schema -> IndexShape.mapping(index, schema), uri);
  }

  /** What can be done with the fields of an index. */
  @GET
  @Path("{index}/_field_caps")
  @Operation(hidden = true)
  public Response capabilities(
      @RestPath String index,
      @RestHeader(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
      @Context UriInfo uri) {
    String wanted = Parameters.of(uri, FIELDS).find(FIELDS).orElse("*");
    return capabilities(index, authorization, List.of(wanted.split(",", -1)), uri);
  }

  /** The same, as most clients send it: with the names in a body. */
  @POST
  @Path("{index}/_field_caps")
  @Operation(hidden = true)
  public Response capabilitiesByPost(
      @RestPath String index,
      @RestHeader(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
      @Context UriInfo uri,
      InputStream body) {
    Optional<Part> named =
        Part.root(bodies.optional(body, MOST_BODY_BYTES)).only(FIELDS).find(FIELDS);
    return named.isEmpty()
        ? capabilities(index, authorization, uri)
        : capabilities(
            index,
            authorization,
            named.get().oneOrMore(Schema.MAX_FIELDS).stream().map(Part::text).toList(),
            uri);
  }

  private Response capabilities(
      String index, @Nullable String authorization, List<String> patterns, UriInfo uri) {
    return read(
        index,
        authorization,
        schema -> IndexShape.capabilities(index, schema, named(schema, patterns)),
        uri);
  }

  /** Those fields that the patterns {@code wanted} name; unknown names are passed over. */
  private static List<String> named(Schema schema, List<String> wanted) {
    List<String> patterns = wanted.stream().map(String::strip).toList();
    return schema.fields().stream()
        .map(Field::name)
        .filter(name -> Shows.fits(patterns, name))
        .toList();
  }

  private Response read(
      String index,
      @Nullable String authorization,
      Function<Schema, ObjectNode> view,
      UriInfo uri) {
    Parameters unused = Parameters.of(uri, FIELDS);
    Entry entry = gate.admit(authorization, index, ApiKeyScope.SEARCH);
    try (ReadPermit permit = allowances.read(entry.tenant())) {
      ObjectNode reply = entry.work(admitted -> view.apply(admitted.index().bundle().schema()));
      return replies.of(200, reply);
    }
  }

  /** Everything else that Elasticsearch has. */
  @GET
  @Path("{path:.+}")
  @Operation(hidden = true)
  public Response otherGet(@RestPath String path) {
    throw unknown("GET", path);
  }

  /** Everything else that Elasticsearch has. */
  @POST
  @Path("{path:.+}")
  @Operation(hidden = true)
  public Response otherPost(@RestPath String path) {
    throw unknown("POST", path);
  }

  /** Everything else that Elasticsearch has. */
  @PUT
  @Path("{path:.+}")
  @Operation(hidden = true)
  public Response otherPut(@RestPath String path) {
    throw unknown("PUT", path);
  }

  /** Everything else that Elasticsearch has. */
  @DELETE
  @Path("{path:.+}")
  @Operation(hidden = true)
  public Response otherDelete(@RestPath String path) {
    throw unknown("DELETE", path);
  }

  private static ApiProblem unknown(String method, String path) {
    String shown = path.length() > 80 ? path.substring(0, 80) : path;
    return ApiProblem.of(
        ProblemType.INVALID_REQUEST,
        "%s /es/%s is not part of the Elasticsearch-compatible surface, which has _search, _msearch,"
            + " _count, _bulk, _doc, _create, _update, _source, _mget, _mapping and _field_caps of an"
            + " index; indexes are made and changed in the console or by the control plane's API",
        method,
        shown);
  }
}
