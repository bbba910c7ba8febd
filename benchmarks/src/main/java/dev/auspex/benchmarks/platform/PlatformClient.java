package dev.auspex.benchmarks.platform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.auspex.dev.demo.PublicApi;
import dev.auspex.dev.stack.Endpoints;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The REST API of a platform as its operator and its tenants use it. Safe for many threads; the
 * operator's token is renewed before it ends.
 */
public final class PlatformClient {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration TOKEN_KEPT = Duration.ofMinutes(5);
  private static final Duration TIMEOUT = Duration.ofSeconds(60);

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private final Endpoints endpoints;
  private final PublicApi login;
  private @Nullable String token;
  private long tokenTakenAt;

  PlatformClient(Endpoints endpoints) {
    this.endpoints = endpoints;
    this.login = new PublicApi(endpoints);
  }

  /**
   * An answer, whatever its status.
   *
   * @param status the HTTP status
   * @param body the JSON body; missing where there is none
   * @param etag the entity tag; empty where there is none
   */
  public record Answer(int status, JsonNode body, String etag) {
    /** Whether it is a 2xx. */
    public boolean good() {
      return status / 100 == 2;
    }

    /** The last segment of a problem's type; empty where it is no problem. */
    public String problem() {
      String type = body.path("type").asText();
      return type.substring(type.lastIndexOf('/') + 1);
    }

    /** The body of a 2xx; anything else is an {@link IllegalStateException} that shows it. */
    public JsonNode orThrow(String doing) {
      if (!good()) {
        throw new IllegalStateException("%s: status %d, %s".formatted(doing, status, body));
      }
      return body;
    }
  }

  /** A request to the control plane as the platform's operator. */
  public Answer operator(String method, String path, @Nullable String body)
      throws IOException, InterruptedException {
    return operator(method, path, body, Map.of());
  }

  /** A request to the control plane as the platform's operator, with more headers. */
  public Answer operator(
      String method, String path, @Nullable String body, Map<String, String> headers)
      throws IOException, InterruptedException {
    return call(
        endpoints.controlPlane(), method, path, operatorToken(), "application/json", body, headers);
  }

  /** A request to the query gateway with an API key. */
  public Answer tenant(String method, String path, String key, @Nullable String body)
      throws IOException, InterruptedException {
    return call(
        endpoints.queryGateway(),
        method,
        path,
        "ApiKey " + key,
        "application/json",
        body,
        Map.of());
  }

  /** Documents, one per line, to the query gateway. */
  public Answer bulk(String path, String key, String lines)
      throws IOException, InterruptedException {
    return call(
        endpoints.queryGateway(),
        "POST",
        path,
        "ApiKey " + key,
        "application/x-ndjson",
        lines,
        Map.of());
  }

  /** A POST to the query gateway, to be sent again and again with {@link #send}. */
  public HttpRequest toGateway(String path, String key, String mediaType, String body) {
    return post(endpoints.queryGateway(), path, mediaType, body)
        .header("Authorization", "ApiKey " + key)
        .build();
  }

  /** A POST straight to Elasticsearch, past the platform; only to compare with it. */
  public HttpRequest toElasticsearch(String path, String mediaType, String body) {
    return post(endpoints.elasticsearch(), path, mediaType, body).build();
  }

  /**
   * Sends {@code request} and reads the whole answer without looking into it.
   *
   * @return the body as UTF-8
   * @throws IOException where it cannot be sent, or the answer is no 2xx
   */
  public String send(HttpRequest request) throws IOException, InterruptedException {
    HttpResponse<String> response =
        http.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    if (response.statusCode() / 100 != 2) {
      throw new IOException("status %d: %s".formatted(response.statusCode(), response.body()));
    }
    return response.body();
  }

  private static HttpRequest.Builder post(URI base, String path, String mediaType, String body) {
    return HttpRequest.newBuilder(base.resolve(path))
        .timeout(TIMEOUT)
        .header("Content-Type", mediaType)
        .POST(HttpRequest.BodyPublishers.ofString(body));
  }

  /** A question to Elasticsearch itself, past the platform; only to count what is there. */
  public JsonNode elasticsearch(String path) throws IOException, InterruptedException {
    return call(endpoints.elasticsearch(), "GET", path, "", "application/json", null, Map.of())
        .orThrow("GET " + path);
  }

  /** Makes in Elasticsearch what stands beside the platform, such as an index of a peer. */
  public void createInElasticsearch(String path, String body)
      throws IOException, InterruptedException {
    var unusedReply =
        call(endpoints.elasticsearch(), "PUT", path, "", "application/json", body, Map.of())
            .orThrow("PUT " + path);
  }

  /** The length in bytes of what Elasticsearch answers. */
  public long elasticsearchBytes(String path) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(endpoints.elasticsearch().resolve(path)).timeout(TIMEOUT).build();
    return http.send(request, HttpResponse.BodyHandlers.ofByteArray()).body().length;
  }

  private synchronized String operatorToken() throws IOException, InterruptedException {
    String known = token;
    if (known == null || System.nanoTime() - tokenTakenAt > TOKEN_KEPT.toNanos()) {
      known = login.login("operator", "operator");
      token = known;
      tokenTakenAt = System.nanoTime();
    }
    return known;
  }

  private Answer call(
      URI base,
      String method,
      String path,
      String authorization,
      String mediaType,
      @Nullable String body,
      Map<String, String> headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(base.resolve(path))
            .timeout(TIMEOUT)
            .method(
                method,
                body == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body));
    if (body != null) {
      request.header("Content-Type", mediaType);
    }
    if (!authorization.isEmpty()) {
      request.header("Authorization", authorization);
    }
    headers.forEach(request::header);
    HttpResponse<byte[]> response =
        http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    return new Answer(
        response.statusCode(), json(response), response.headers().firstValue("ETag").orElse(""));
  }

  private static JsonNode json(HttpResponse<byte[]> response) throws IOException {
    byte[] bytes = response.body();
    boolean json =
        response
            .headers()
            .firstValue("Content-Type")
            .filter(type -> type.contains("json"))
            .isPresent();
    return json
        ? JSON.readTree(bytes)
        : JSON.getNodeFactory().textNode(new String(bytes, StandardCharsets.UTF_8));
  }
}
