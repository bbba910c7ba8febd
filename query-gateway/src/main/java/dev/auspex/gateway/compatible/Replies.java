package dev.auspex.gateway.compatible;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.auspex.contract.problem.ProblemType;
import dev.auspex.edge.ProblemBody;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;

/**
 * Gives every reply of this surface what official clients look for: the header by which they know
 * Elasticsearch, its media type where they ask for it, and its shape of refusals.
 */
@Singleton
public class Replies {
  private static final String PRODUCT_HEADER = "X-Elastic-Product";
  private static final String PRODUCT = "Elasticsearch";
  private static final Pattern VENDOR =
      Pattern.compile(
          "application/vnd[.]elasticsearch[+]json(?:\\s*;\\s*compatible-with=(\\d{1,2}))?");

  private final ObjectMapper json;

  Replies(ObjectMapper json) {
    this.json = json;
  }

  /** Shapes replies under {@code /es}; leaves all others alone. */
  @ServerResponseFilter
  public void shape(ContainerRequestContext request, ContainerResponseContext response) {
    String path = "/" + request.getUriInfo().getPath().replaceAll("^/+", "");
    if (!path.equals("/es") && !path.startsWith("/es/")) {
      return;
    }
    response.getHeaders().putSingle(PRODUCT_HEADER, PRODUCT);
    String accepted = request.getHeaderString(HttpHeaders.ACCEPT);
    if (response.getEntity() instanceof ProblemBody problem) {
      ProblemType type = type(problem);
      response.setStatus(ErrorShape.status(type));
      String reason =
          problem.violations().isEmpty()
              ? problem.detail()
              : ErrorShape.reason(problem.violations());
      response.setEntity(
          write(ErrorShape.body(type, reason, problem.traceId())), null, mediaType(accepted));
    } else if (response.getEntity() instanceof String body) {
      response.setEntity(body, null, mediaType(accepted));
    }
  }

  private static ProblemType type(ProblemBody problem) {
    return Arrays.stream(ProblemType.values())
        .filter(type -> type.uri().equals(problem.type()))
        .findFirst()
        .orElse(ProblemType.INTERNAL);
  }

  /** Elasticsearch's own media type where {@code accepted} wants it, else plain JSON. */
  private static MediaType mediaType(@Nullable String accepted) {
    Matcher vendor = VENDOR.matcher(accepted == null ? "" : accepted);
    if (!vendor.find()) {
      return MediaType.APPLICATION_JSON_TYPE;
    }
    MediaType plain = new MediaType("application", "vnd.elasticsearch+json");
    return vendor.group(1) == null
        ? plain
        : new MediaType(
            plain.getType(), plain.getSubtype(), Map.of("compatible-with", vendor.group(1)));
  }

  /** A reply of {@code status}; its media type is chosen later. */
  Response of(int status, JsonNode body) {
    return Response.status(status)
        .type(MediaType.APPLICATION_JSON_TYPE)
        .entity(write(body))
        .build();
  }

  private String write(JsonNode body) {
    try {
      return json.writeValueAsString(body);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("a tree can be written", impossible);
    }
  }
}
