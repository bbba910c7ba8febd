package dev.auspex.dev.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.auspex.dev.stack.Endpoints;
import dev.auspex.dev.stack.StackException;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** The public REST API over plain HTTP, with nothing that a tenant's developer would not have. */
public final class PublicApi {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Endpoints endpoints;

  /** The API at these addresses. */
  public PublicApi(Endpoints endpoints) {
    this.endpoints = endpoints;
  }

  /**
   * A reply, whatever its status.
   *
   * @param status the HTTP status
   * @param body the JSON body; missing where there is none
   */
  public record Reply(int status, JsonNode body) {
    /** The body, or a {@link StackException} with the problem where the status is no 2xx. */
    public JsonNode orThrow(String doing) {
      if (status / 100 != 2) {
        throw new StackException("%s: status %d, %s".formatted(doing, status, body));
      }
      return body;
    }

    /** The last segment of a problem's type. */
    public String problem() {
      String type = body.path("type").asText();
      return type.substring(type.lastIndexOf('/') + 1);
    }
  }

  /** An access token of a demo user, as a bearer header value. */
  public String login(String user, String password) throws IOException, InterruptedException {
    String form =
        "grant_type=password&client_id=auspex-cli&scope=openid&username=%s&password=%s"
            .formatted(encode(user), encode(password));
    URI token = URI.create(endpoints.keycloakRealm() + "/protocol/openid-connect/token");
    HttpRequest request =
        HttpRequest.newBuilder(token)
            .timeout(Duration.ofSeconds(30))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form))
            .build();
    return "Bearer " + send(request).orThrow("log in as " + user).path("access_token").asText();
  }

  /** A request to the control plane. */
  public Reply admin(String method, String path, String authorization, String body)
      throws IOException, InterruptedException {
    return call(endpoints.controlPlane(), method, path, authorization, "application/json", body);
  }

  /** A change of a version of something in the control plane. */
  public Reply change(String path, String authorization, String ifMatch, String body)
      throws IOException, InterruptedException {
    return send(
        HttpRequest.newBuilder(endpoints.controlPlane().resolve(path))
            .timeout(Duration.ofMinutes(2))
            .header("Content-Type", "application/json")
            .header("Authorization", authorization)
            .header("If-Match", ifMatch)
            .PUT(HttpRequest.BodyPublishers.ofString(body))
            .build());
  }

  /** A request to the query gateway. */
  public Reply gateway(String method, String path, String authorization, String body)
      throws IOException, InterruptedException {
    return call(endpoints.queryGateway(), method, path, authorization, "application/json", body);
  }

  /** Documents, one per line, to the query gateway. */
  public Reply bulk(String path, String authorization, String lines)
      throws IOException, InterruptedException {
    return call(
        endpoints.queryGateway(), "POST", path, authorization, "application/x-ndjson", lines);
  }

  /** Entries or rules, one per line, to the control plane. */
  public Reply lines(String method, String path, String authorization, String lines)
      throws IOException, InterruptedException {
    return call(
        endpoints.controlPlane(), method, path, authorization, "application/x-ndjson", lines);
  }

  /** The value of an {@code Authorization} header for an API key. */
  public static String apiKey(String key) {
    return "ApiKey " + key;
  }

  private Reply call(
      URI base, String method, String path, String authorization, String mediaType, String body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(base.resolve(path))
            .timeout(Duration.ofMinutes(2))
            .method(
                method,
                body.isEmpty()
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body));
    if (!body.isEmpty()) {
      request.header("Content-Type", mediaType);
    }
    if (!authorization.isEmpty()) {
      request.header("Authorization", authorization);
    }
    return send(request.build());
  }

  private Reply send(HttpRequest request) throws IOException, InterruptedException {
    HttpResponse<byte[]> response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
    return new Reply(response.statusCode(), JSON.readTree(response.body()));
  }

  private static String encode(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
