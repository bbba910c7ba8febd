package dev.auspex.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.http.TestHTTPResource;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Requests to the gateway of the test. */
abstract class GatewayCalls {
  static final String SEARCH = "/v1/tenants/cinema/indexes/movies/search";
  static final String KEY = "ApiKey ax_cinemafull01_" + Cinema.SECRET;

  private final HttpClient http = HttpClient.newHttpClient();
  final ObjectMapper json = new ObjectMapper();

  @TestHTTPResource("/")
  URI root;

  HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
    return http.send(request.build(), BodyHandlers.ofString());
  }

  HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(root.resolve(path)).timeout(Duration.ofSeconds(30));
  }

  HttpRequest.Builder search(String authorization, String body) {
    return to(SEARCH)
        .header("Authorization", authorization)
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(body));
  }

  void assertProblem(HttpResponse<String> reply, int status, String slug) throws IOException {
    JsonNode body = json.readTree(reply.body());
    assertThat(body.path("type").asText()).isEqualTo("https://auspex.dev/problems/" + slug);
    assertThat(reply.statusCode()).isEqualTo(status);
    assertThat(body.path("traceId").asText())
        .isEqualTo(reply.headers().firstValue("Auspex-Trace-Id").orElseThrow());
  }
}
