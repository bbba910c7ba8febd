package dev.auspex.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What is decided before any operation: hosts, upgrades, pages of other origins. */
@QuarkusTest
@TestProfile(GatewayAlone.class)
class GatewayEdgeIT extends GatewayCalls {
  private static final String ALLOW_ORIGIN = "Access-Control-Allow-Origin";

  /** What comes back for a request of these lines and without a body, until the connection ends. */
  private String raw(String... lines) throws IOException {
    String request = String.join("\r\n", lines) + "\r\n\r\n";
    try (Socket socket = new Socket(root.getHost(), root.getPort())) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void refusesARequestThatNamesNoHost() throws Exception {
    assertThat(raw("GET / HTTP/1.1", "Connection: close"))
        .startsWith("HTTP/1.1 400 ")
        .contains("invalid-request", "Host");
  }

  @Test
  void answersOneThatHalfAsksForAnotherProtocol() throws Exception {
    assertThat(
            raw(
                "GET /q/health/live HTTP/1.1",
                "Host: gateway.example",
                "Connection: close",
                "Upgrade: h2c"))
        .startsWith("HTTP/1.1 200 ");
  }

  @Test
  void aPreflightIsAnsweredWithoutAKeyForEveryOrigin() throws Exception {
    HttpResponse<String> reply =
        send(
            to(SEARCH)
                .header("Origin", "https://anywhere.example")
                .header("Access-Control-Request-Method", "POST")
                .method("OPTIONS", BodyPublishers.noBody()));

    assertThat(reply.statusCode()).isEqualTo(204);
    assertThat(reply.headers().firstValue(ALLOW_ORIGIN)).contains("https://anywhere.example");
    assertThat(reply.headers().firstValue("Access-Control-Allow-Headers"))
        .contains("authorization, content-type, if-match, traceparent");
    assertThat(reply.headers().firstValue("Access-Control-Allow-Credentials")).isEmpty();
    assertThat(reply.headers().allValues("Vary")).contains("Origin");
  }

  @Test
  void aPageReadsRepliesToKeysThatNameItsOriginAlone() throws Exception {
    String pageKey = "ApiKey " + Cinema.apiKey("cinemapage01");
    String page = Cinema.PAGE.value();

    HttpResponse<String> own = send(search(pageKey, "{\"query\":\"a\"}").header("Origin", page));
    HttpResponse<String> wrong = send(search(pageKey, "{}").header("Origin", page));
    HttpResponse<String> foreign =
        send(search(pageKey, "{\"query\":\"a\"}").header("Origin", "https://evil.example"));
    HttpResponse<String> none = send(search(pageKey, "{\"query\":\"a\"}"));
    HttpResponse<String> open = send(search(KEY, "{\"query\":\"a\"}").header("Origin", page));

    assertProblem(own, 503, "engine-unavailable");
    assertThat(own.headers().firstValue(ALLOW_ORIGIN)).contains(page);
    assertProblem(wrong, 400, "invalid-request");
    assertThat(wrong.headers().firstValue(ALLOW_ORIGIN)).contains(page);
    assertProblem(foreign, 403, "origin-not-allowed");
    assertThat(foreign.headers().firstValue(ALLOW_ORIGIN)).isEmpty();
    assertProblem(none, 403, "origin-not-allowed");
    assertProblem(open, 503, "engine-unavailable");
    assertThat(open.headers().firstValue(ALLOW_ORIGIN)).isEmpty();
    assertThat(own.headers().allValues("Vary")).contains("Origin");
  }

  @Test
  void theConsoleReadsRefusalsToo() throws Exception {
    HttpResponse<String> reply =
        send(search("ApiKey nonsense", "{}").header("Origin", "http://127.0.0.1:7701"));

    assertProblem(reply, 401, "unauthenticated");
    assertThat(reply.headers().firstValue(ALLOW_ORIGIN)).contains("http://127.0.0.1:7701");
  }
}
