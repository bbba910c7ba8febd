package dev.auspex.dev;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.auspex.dev.demo.PublicApi;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Exports to clients that take their time, hang up, or may no longer read. */
class SlowExportIT {
  private static final int DOCUMENTS = 600;

  private final PublicApi api = SharedStack.api();
  private final String tenant = "slow-" + UUID.randomUUID().toString().substring(0, 8);
  private final String documents = "/v1/tenants/%s/indexes/papers/documents".formatted(tenant);

  /** More than the buffers between gateway and client hold: 600 documents of 60 KiB. */
  private String fill() throws IOException, InterruptedException {
    api.admin(
            "POST",
            "/v1/tenants",
            api.login("operator", "operator"),
            "{\"id\":\"%s\",\"name\":\"Slow\"}".formatted(tenant))
        .orThrow("create the tenant");
    SharedStack.createIndex(tenant, "papers");
    String key = SharedStack.key(tenant);
    String name = "x".repeat(60 << 10);
    for (int part = 0; part < 3; part++) {
      List<String> lines = new ArrayList<>();
      for (int i = 0; i < DOCUMENTS / 3; i++) {
        lines.add("{\"id\":\"d%d-%d\",\"name\":\"%s\"}".formatted(part, i, name));
      }
      assertThat(
              api.bulk(documents, key, String.join("\n", lines))
                  .orThrow("fill")
                  .path("accepted")
                  .asInt())
          .isEqualTo(DOCUMENTS / 3);
    }
    return key;
  }

  /** A client that reads its reply only as it is told to. */
  private Socket ask(String key) throws IOException {
    URI gateway = SharedStack.stack().endpoints().queryGateway();
    Socket socket = new Socket();
    socket.setReceiveBufferSize(16 << 10);
    socket.setSoTimeout(30_000);
    socket.connect(new InetSocketAddress(gateway.getHost(), gateway.getPort()));
    String request =
        "GET %s HTTP/1.1\r\nHost: %s\r\nAuthorization: %s\r\n\r\n"
            .formatted(documents, gateway.getAuthority(), key);
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    InputStream in = socket.getInputStream();
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      head.append((char) in.read());
    }
    assertThat(head.toString()).startsWith("HTTP/1.1 200");
    return socket;
  }

  private static boolean isAllInEffect() throws IOException, InterruptedException {
    PublicApi api = SharedStack.api();
    JsonNode last =
        api.admin("GET", "/v1/platform/publications?limit=1", api.login("operator", "operator"), "")
            .orThrow("publications")
            .path("items")
            .path(0);
    return last.has("effectiveAt");
  }

  @Test
  void aSlowClientHoldsUpNoPublicationAndGetsEverything() throws Exception {
    String key = fill();
    HttpClient http = HttpClient.newHttpClient();
    HttpResponse<InputStream> reply =
        http.send(
            HttpRequest.newBuilder(
                    SharedStack.stack().endpoints().queryGateway().resolve(documents))
                .header("Authorization", key)
                .build(),
            HttpResponse.BodyHandlers.ofInputStream());
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(reply.body(), StandardCharsets.UTF_8))) {
      assertThat(lines.readLine()).startsWith("{\"id\":");

      SharedStack.key(tenant);

      Await.until("the new key is known to be in effect", SlowExportIT::isAllInEffect);
      assertThat(lines.lines().count()).isEqualTo(DOCUMENTS - 1);
    }
  }

  @Test
  void anExportByAKeyThatIsRevokedMeanwhileBreaksOffVisibly() throws Exception {
    fill();
    JsonNode created =
        api.admin(
                "POST",
                "/v1/tenants/%s/api-keys".formatted(tenant),
                api.login("operator", "operator"),
                "{\"name\":\"leaver\",\"scopes\":[\"search\"]}")
            .orThrow("create the key");
    String key = PublicApi.apiKey(created.path("key").asText());
    HttpResponse<InputStream> reply =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(
                        SharedStack.stack().endpoints().queryGateway().resolve(documents))
                    .header("Authorization", key)
                    .build(),
                HttpResponse.BodyHandlers.ofInputStream());
    try (InputStream body = reply.body()) {
      assertThat(body.read()).isEqualTo('{');

      api.admin(
          "DELETE",
          "/v1/tenants/%s/api-keys/%s".formatted(tenant, created.path("id").asText()),
          api.login("operator", "operator"),
          "");
      Await.until(
          "the key is refused",
          () -> api.gateway("GET", documents + "/d0-0", key, "").status() == 401);

      assertThat(reply.statusCode()).isEqualTo(200);
      assertThatThrownBy(body::readAllBytes).isInstanceOf(IOException.class);
    }
  }

  @Test
  void whoHangsUpLeavesTheirPlaceToTheNext() throws Exception {
    String key = fill();
    api.change(
            "/v1/tenants/%s/plan".formatted(tenant),
            api.login("operator", "operator"),
            "*",
            "{\"overrides\":{\"concurrentRequests\":1}}")
        .orThrow("change the plan");
    try (Socket first = ask(key)) {
      Await.until(
          "the limit is known",
          () -> api.gateway("GET", documents + "/d0-0", key, "").status() == 429);
      assertThat(first.getInputStream().read()).isPositive();
    }

    Await.until(
        "the place is free",
        () -> api.gateway("GET", documents + "/d0-0", key, "").status() == 200);
  }
}
