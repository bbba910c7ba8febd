package dev.auspex.dev;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.auspex.dev.demo.PublicApi;
import dev.auspex.dev.stack.Endpoints;
import dev.auspex.dev.stack.Part;
import dev.auspex.dev.stack.Ports;
import dev.auspex.dev.stack.StackException;
import dev.auspex.dev.stack.StackFolder;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What {@code apply} and {@code export} have in common: which control plane, and as whom. */
final class ConfigCommand {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String TOKEN = "AUSPEX_TOKEN";

  @Option(
      names = "--url",
      description = "The control plane. Default: the one of this checkout's running stack.")
  @Nullable URI url;

  @Option(
      names = "--user",
      defaultValue = "operator",
      description =
          "Demo user to log in as on this checkout's stack; elsewhere the environment variable"
              + " AUSPEX_TOKEN holds an access token. Default: ${DEFAULT-VALUE}.")
  String user = "operator";

  /** The reply to a request for the configuration of {@code tenant}. */
  String call(String method, String tenant, String query, String yaml)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(controlPlane().resolve("/v1/tenants/" + tenant + "/config" + query))
            .timeout(Duration.ofMinutes(5))
            .header("Authorization", authorization());
    if (yaml.isEmpty()) {
      request.method(method, HttpRequest.BodyPublishers.noBody());
    } else {
      request
          .header("Content-Type", "application/yaml")
          .method(method, HttpRequest.BodyPublishers.ofString(yaml));
    }
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpResponse<String> reply =
          http.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
      if (reply.statusCode() != 200) {
        throw new StackException(told(reply));
      }
      return reply.body();
    }
  }

  private static String told(HttpResponse<String> reply) throws IOException {
    StringBuilder text = new StringBuilder();
    JsonNode problem = JSON.readTree(reply.body());
    text.append(problem.path("title").asText("status " + reply.statusCode()));
    text.append(": ").append(problem.path("detail").asText());
    for (JsonNode violation : problem.path("violations")) {
      text.append("\n  ")
          .append(violation.path("field").asText())
          .append(": expected ")
          .append(violation.path("expected").asText());
    }
    return text.toString();
  }

  private URI controlPlane() {
    return url == null ? at(ports(), Part.CONTROL_PLANE) : url;
  }

  private String authorization() throws IOException, InterruptedException {
    @Nullable String token = System.getenv(TOKEN);
    if (token != null && !token.isBlank()) {
      return "Bearer " + token.strip();
    }
    if (url != null) {
      throw new StackException("Set " + TOKEN + " to an access token for " + url);
    }
    Ports ports = ports();
    return new PublicApi(
            new Endpoints(
                at(ports, Part.QUERY_GATEWAY),
                at(ports, Part.CONTROL_PLANE),
                URI.create(at(ports, Part.KEYCLOAK) + "/realms/auspex"),
                at(ports, Part.MODEL_SERVER),
                at(ports, Part.ELASTICSEARCH),
                "jdbc:postgresql://127.0.0.1:%d/auspex".formatted(ports.of(Part.POSTGRES))))
        .login(user, user);
  }

  private static URI at(Ports ports, Part part) {
    return URI.create("http://127.0.0.1:" + ports.of(part));
  }

  private static Ports ports() {
    Optional<Launcher> launcher = Launcher.find(new StackFolder(Home.folder()));
    return launcher
        .orElseThrow(
            () ->
                new StackException(
                    "Nothing is running here. Start it with ./auspex up, or name a control plane"
                        + " with --url."))
        .ports();
  }
}
