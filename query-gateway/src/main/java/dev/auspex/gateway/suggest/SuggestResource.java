package dev.auspex.gateway.suggest;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.auspex.contract.problem.ApiProblem;
import dev.auspex.contract.problem.ProblemType;
import dev.auspex.contract.problem.Violation;
import dev.auspex.contract.schema.GeoPoint;
import dev.auspex.contract.snapshot.ApiKeyScope;
import dev.auspex.gateway.admit.Allowances;
import dev.auspex.gateway.admit.Entry;
import dev.auspex.gateway.admit.Gate;
import dev.auspex.gateway.admit.ReadPermit;
import dev.auspex.gateway.platform.JsonBody;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Completions over HTTP. */
@Path("/v1/tenants/{tenant}/indexes/{index}/suggest")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "search")
public class SuggestResource {
  private static final int MOST_BODY_BYTES = 64 * 1024;
  private static final String EXAMPLE = "{\"query\":\"…\"}";

  private final Gate gate;
  private final Allowances allowances;
  private final ObjectMapper json;
  private final SuggestService suggestions;

  SuggestResource(Gate gate, Allowances allowances, ObjectMapper json, SuggestService suggestions) {
    this.gate = gate;
    this.allowances = allowances;
    this.json = json;
    this.suggestions = suggestions;
  }

  /** Completes what the parameters say. */
  @GET
  @Operation(
      operationId = "suggest",
      summary = "Complete what was typed",
      description =
          """
          Values of the fields with `suggest` that begin with the query, or of which a word does;
          without case and accents, Chinese also by pinyin and its initials. Where these are too
          few, values that begin nearly so. For filters, send a POST.
          """)
  @APIResponse(
      responseCode = "200",
      description = "Suggestions, best first",
      content = @Content(schema = @Schema(implementation = SuggestReply.class)))
  @APIResponse(responseCode = "400", description = "`invalid-request`")
  @APIResponse(responseCode = "401", description = "`unauthenticated`, `api-key-expired`")
  @APIResponse(
      responseCode = "403",
      description = "`forbidden`, `key-filter-does-not-fit`, `origin-not-allowed`")
  @APIResponse(responseCode = "404", description = "`index-not-found`, `tenant-not-found`")
  @APIResponse(responseCode = "409", description = "`index-not-ready`: it holds no completions yet")
  @APIResponse(responseCode = "429", description = "`rate-limited`; see `Retry-After`")
  @APIResponse(responseCode = "503", description = "`engine-unavailable`")
  @APIResponse(responseCode = "504", description = "`deadline-exceeded`")
  public SuggestReply get(
      @Parameter(description = "Tenant", example = "cinema") @RestPath String tenant,
      @Parameter(description = "Index of the tenant", example = "movies") @RestPath String index,
      @Parameter(description = "What was typed so far", required = true, example = "spielb")
          @RestQuery
          @Nullable String query,
      @Parameter(
              description = "Most suggestions, 5 where nothing is said",
              schema = @Schema(implementation = Integer.class, minimum = "1", maximum = "20"))
          @RestQuery
          @Nullable String size,
      @Parameter(description = "A field that is `suggest`; again for each; all of them without it")
          @RestQuery
          List<String> field,
      @Parameter(
              description = "`words` (usual) or `start`",
              schema = @Schema(enumeration = {"words", "start"}))
          @RestQuery
          @Nullable String match,
      @Parameter(description = "A number that decides, highest first", example = "popularity")
          @RestQuery
          @Nullable String by,
      @Parameter(
              description = "Where the person is, with `lon`",
              schema = @Schema(implementation = Double.class))
          @RestQuery
          @Nullable String lat,
      @Parameter(
              description = "Where the person is, with `lat`",
              schema = @Schema(implementation = Double.class))
          @RestQuery
          @Nullable String lon,
      @Parameter(description = "The point that shall be near to it") @RestQuery
          @Nullable String near,
      @Parameter(
              description = "Whether to say how many documents have each value",
              schema = @Schema(implementation = Boolean.class, defaultValue = "false"))
          @RestQuery
          @Nullable String counts,
      @Parameter(hidden = true) @RestHeader(HttpHeaders.AUTHORIZATION)
          @Nullable String authorization) {
    Entry entry = gate.admit(authorization, tenant, index, ApiKeyScope.SUGGEST);
    try (ReadPermit permit = allowances.read(entry.tenant())) {
      SuggestBody body =
          new SuggestBody(
              query,
              size == null ? null : whole("size", size),
              field.isEmpty() ? null : List.copyOf(field),
              match,
              by,
              location(lat, lon),
              near,
              null,
              counts == null ? null : flag("counts", counts));
      return suggestions.suggest(entry, body);
    }
  }

  private static @Nullable GeoPoint location(@Nullable String lat, @Nullable String lon) {
    if (lat == null && lon == null) {
      return null;
    }
    if (lat == null || lon == null) {
      throw wrong(lat == null ? "lat" : "lon", "a number of degrees, as the other has one");
    }
    double north = number("lat", lat);
    double east = number("lon", lon);
    if (Math.abs(north) > 90) {
      throw wrong("lat", "-90 to 90");
    }
    if (Math.abs(east) > 180) {
      throw wrong("lon", "-180 to 180");
    }
    return new GeoPoint(north, east);
  }

  private static boolean flag(String name, String value) {
    return switch (value) {
      case "true" -> true;
      case "false" -> false;
      default -> throw wrong(name, "true or false");
    };
  }

  private static int whole(String name, String value) {
    try {
      return Integer.parseInt(value);
    } catch (NumberFormatException none) {
      throw wrong(name, "a whole number");
    }
  }

  private static double number(String name, String value) {
    try {
      double number = Double.parseDouble(value);
      if (Double.isFinite(number)) {
        return number;
      }
    } catch (NumberFormatException none) {
      // told below
    }
    throw wrong(name, "a number");
  }

  private static ApiProblem wrong(String parameter, String expected) {
    return ApiProblem.of(ProblemType.INVALID_REQUEST, List.of(new Violation(parameter, expected)));
  }

  /** Completes what the body says. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "suggestByBody",
      summary = "Complete what was typed, with filters",
      description = "As with GET.")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = SuggestBody.class)))
  @APIResponse(
      responseCode = "200",
      description = "Suggestions, best first",
      content = @Content(schema = @Schema(implementation = SuggestReply.class)))
  @APIResponse(responseCode = "400", description = "`invalid-request`")
  @APIResponse(responseCode = "401", description = "`unauthenticated`, `api-key-expired`")
  @APIResponse(
      responseCode = "403",
      description = "`forbidden`, `key-filter-does-not-fit`, `origin-not-allowed`")
  @APIResponse(responseCode = "404", description = "`index-not-found`, `tenant-not-found`")
  @APIResponse(responseCode = "409", description = "`index-not-ready`: it holds no completions yet")
  @APIResponse(responseCode = "413", description = "`body-too-large`: more than 64 KiB")
  @APIResponse(responseCode = "429", description = "`rate-limited`; see `Retry-After`")
  @APIResponse(responseCode = "503", description = "`engine-unavailable`")
  @APIResponse(responseCode = "504", description = "`deadline-exceeded`")
  public SuggestReply post(
      @Parameter(description = "Tenant", example = "cinema") @RestPath String tenant,
      @Parameter(description = "Index of the tenant", example = "movies") @RestPath String index,
      @Parameter(hidden = true) @RestHeader(HttpHeaders.AUTHORIZATION)
          @Nullable String authorization,
      InputStream body) {
    Entry entry = gate.admit(authorization, tenant, index, ApiKeyScope.SUGGEST);
    try (ReadPermit permit = allowances.read(entry.tenant())) {
      return suggestions.suggest(
          entry, JsonBody.read(json, body, MOST_BODY_BYTES, SuggestBody.class, EXAMPLE));
    }
  }
}
