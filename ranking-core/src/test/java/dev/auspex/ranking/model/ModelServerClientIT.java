package dev.auspex.ranking.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.auspex.contract.Deadline;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelServerClientIT {
  private static final Duration LONG = Duration.ofSeconds(20);
  private static final Duration SHORT = Duration.ofMillis(500);

  private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch testIsOver = new CountDownLatch(1);
  private HttpServer server;
  private HttpClient http;
  private ModelServerClient client;

  @BeforeEach
  void startStub() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(executor);
    server.start();
    http = HttpClient.newBuilder().executor(executor).build();
    client = new ModelServerClient(http, () -> address(server.getAddress().getPort()));
  }

  @AfterEach
  void stopStub() {
    testIsOver.countDown();
    server.stop(0);
    http.shutdownNow();
    executor.shutdownNow();
  }

  @Test
  void scoresComeBackInTheOrderOfTheDocuments() {
    // Given
    CompletableFuture<String> request = new CompletableFuture<>();
    CompletableFuture<String> budget = new CompletableFuture<>();
    server.createContext(
        "/v2/models/minilm-rerank/infer",
        exchange -> {
          budget.complete(exchange.getRequestHeaders().getFirst("Auspex-Deadline-Millis"));
          request.complete(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
          answer(exchange, 200, scores("[2]", "[0.25,0.75]"));
        });

    // When
    Scoring scoring = score(List.of("one", "two"), LONG);

    // Then
    assertThat(scoring)
        .isInstanceOfSatisfying(
            Scoring.Scored.class,
            scored -> {
              assertThat(scored.scores()).isEqualTo(Scores.of(0.25f, 0.75f));
              assertThat(scored.took()).isBetween(Duration.ZERO, LONG);
            });
    assertThat(request.join()).contains("\"data\":[\"the query\"]", "\"data\":[\"one\",\"two\"]");
    assertThat(Long.parseLong(budget.join())).isBetween(1L, LONG.toMillis());
  }

  @Test
  void vectorsComeBackInTheOrderOfTheTexts() {
    // Given
    server.createContext(
        "/v2/models/minilm/infer",
        exchange ->
            answer(
                exchange,
                200,
                """
                {"model_name":"minilm","model_version":"1","outputs":[
                {"name":"embedding","shape":[2,2],"datatype":"FP32","data":[1,2,3,4]}]}"""));

    // When
    Embedding embedding =
        client.embed("minilm", List.of("a", "b"), InputType.DOCUMENT, Deadline.in(LONG)).join();

    // Then
    assertThat(embedding)
        .isInstanceOfSatisfying(
            Embedding.Embedded.class,
            embedded -> {
              assertThat(embedded.vectors().at(0)).containsExactly(1, 2);
              assertThat(embedded.vectors().at(1)).containsExactly(3, 4);
            });
  }

  @Test
  void slowAnswerIsTimedOutAtTheDeadlineAndItsConnectionClosed() throws Exception {
    // Given: a server that takes the request and says nothing
    try (SilentPeer peer = new SilentPeer("")) {

      // When
      Scoring scoring = peer.score(SHORT).join();

      // Then
      assertThat(scoring).isInstanceOf(ModelFailure.TimedOut.class);
      assertThat(peer.leftAlone()).isTrue();
    }
  }

  @Test
  void answerThatStopsHalfWayIsTimedOutAtTheDeadlineAndItsConnectionClosed() throws Exception {
    // Given: headers and half a body; the JDK's own request timeout ends with the headers. The
    // budget is long enough that they arrive in time also on a machine under load.
    try (SilentPeer peer =
        new SilentPeer("HTTP/1.1 200 OK\r\ncontent-length: 500\r\n\r\n{\"outputs\":[")) {

      // When
      Scoring scoring = peer.score(Duration.ofSeconds(2)).join();

      // Then
      assertThat(scoring).isInstanceOf(ModelFailure.TimedOut.class);
      assertThat(peer.leftAlone()).isTrue();
    }
  }

  @Test
  void cancelledCallClosesItsConnection() throws Exception {
    // Given: a call under way; one that is cancelled earlier never connects
    try (SilentPeer peer = new SilentPeer("")) {
      CompletableFuture<Scoring> call = peer.score(Duration.ofMinutes(5));
      peer.requestArrived.get(20, TimeUnit.SECONDS);

      // When
      boolean cancelled = call.cancel(true);

      // Then
      assertThat(cancelled).isTrue();
      assertThat(peer.hungUp.get(20, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void passedDeadlineSendsNothing() {
    assertThat(score(List.of("a"), Duration.ZERO))
        .isEqualTo(new ModelFailure.TimedOut(Duration.ZERO));
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 500, 502, 503})
  void serverThatCannotAnswerNowIsUnavailable(int status) {
    server.createContext("/", exchange -> answer(exchange, status, "{}"));

    assertThat(score(List.of("a"), LONG))
        .isEqualTo(new ModelFailure.Unavailable("status " + status));
  }

  @Test
  void serverThatDropsLateWorkCountsAsTimedOut() {
    server.createContext("/", exchange -> answer(exchange, 504, "{}"));

    assertThat(score(List.of("a"), LONG)).isInstanceOf(ModelFailure.TimedOut.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {204, 302, 400, 404})
  void refusalIsRejected(int status) {
    server.createContext("/", exchange -> answer(exchange, status, ""));

    assertThat(score(List.of("a"), LONG)).isEqualTo(new ModelFailure.Rejected("status " + status));
  }

  @Test
  void unusableAnswersAreRejected() {
    for (String body :
        List.of(
            scores("[1]", "[0.5]"),
            scores("[2]", "[0.5]"),
            scores("[2]", "[0.5,NaN]"),
            scores("[2]", "[0.5,1e99]"),
            "<html>garbage</html>",
            "")) {
      HttpServer stub = server;
      var context = stub.createContext("/", exchange -> answer(exchange, 200, body));

      assertThat(score(List.of("a", "b"), LONG)).as(body).isInstanceOf(ModelFailure.Rejected.class);
      stub.removeContext(context);
    }
  }

  @Test
  void endlessAnswerIsRejectedBeforeItFillsTheMemory() {
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          try (OutputStream out = exchange.getResponseBody()) {
            for (byte[] chunk = " ".repeat(8192).getBytes(UTF_8); testIsOver.getCount() > 0; ) {
              out.write(chunk);
            }
          }
        });

    assertThat(score(List.of("a"), LONG))
        .isInstanceOfSatisfying(
            ModelFailure.Rejected.class,
            rejected -> assertThat(rejected.reason()).contains("longer than"));
  }

  @Test
  void closedPortIsUnavailable() throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    ModelServerClient toNobody = new ModelServerClient(http, () -> address(port));

    assertThat(toNobody.score("m", "q", List.of("a"), Deadline.in(LONG)).join())
        .isEqualTo(new ModelFailure.Unavailable("cannot connect"));
  }

  @Test
  void connectionCutInTheMiddleIsUnavailable() {
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, 500);
          exchange.getResponseBody().write('{');
          exchange.close();
        });

    assertThat(score(List.of("a"), LONG)).isInstanceOf(ModelFailure.Unavailable.class);
  }

  @Test
  void addressThatIsNotHttpIsUnavailable() {
    ModelServerClient toNowhere = new ModelServerClient(http, () -> URI.create("file:/tmp"));

    assertThat(toNowhere.score("m", "q", List.of("a"), Deadline.in(LONG)).join())
        .isInstanceOf(ModelFailure.Unavailable.class);
  }

  private Scoring score(List<String> documents, Duration budget) {
    return client.score("minilm-rerank", "the query", documents, Deadline.in(budget)).join();
  }

  /** Takes one connection, sends {@code reply} at once, and then nothing more. */
  private final class SilentPeer implements AutoCloseable {
    private final ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    private final CompletableFuture<Void> requestArrived = new CompletableFuture<>();
    private final CompletableFuture<Boolean> hungUp;

    SilentPeer(String reply) throws IOException {
      hungUp = CompletableFuture.supplyAsync(() -> serve(reply), executor);
    }

    CompletableFuture<Scoring> score(Duration budget) {
      return new ModelServerClient(http, () -> address(socket.getLocalPort()))
          .score("m", "q", List.of("a"), Deadline.in(budget));
    }

    private boolean serve(String reply) {
      try (Socket connection = socket.accept()) {
        InputStream in = connection.getInputStream();
        int first = in.read();
        requestArrived.complete(null);
        connection.getOutputStream().write(reply.getBytes(UTF_8));
        for (int next = first; next >= 0; next = in.read()) {
          // The request itself, until the client ends the stream.
        }
        return true;
      } catch (IOException resetOrNobodyCame) {
        return true;
      }
    }

    /**
     * Whether the client has no connection left here. On a machine under load the deadline may have
     * passed before it connected: then the closed door ends the wait.
     */
    boolean leftAlone() throws Exception {
      socket.close();
      return hungUp.get(20, TimeUnit.SECONDS);
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }

  private static URI address(int port) {
    return URI.create(
        "http://" + InetAddress.getLoopbackAddress().getHostAddress() + ":" + port + "/");
  }

  private static String scores(String shape, String data) {
    return """
    {"model_name":"m","outputs":[{"name":"score","shape":%s,"datatype":"FP32","data":%s}]}"""
        .formatted(shape, data);
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    if (bytes.length > 0) {
      exchange.getResponseBody().write(bytes);
    }
    exchange.close();
  }
}
