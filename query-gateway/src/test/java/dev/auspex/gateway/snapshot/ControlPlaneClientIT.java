package dev.auspex.gateway.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.auspex.contract.snapshot.GatewayReport;
import dev.auspex.contract.snapshot.LexiconRef;
import dev.auspex.contract.snapshot.SnapshotChange;
import dev.auspex.contract.usage.UsageReceipt;
import dev.auspex.contract.usage.UsageReport;
import dev.auspex.contract.usage.Used;
import dev.auspex.gateway.Cinema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ControlPlaneClientIT {
  private static final class FakeToken implements ServiceToken {
    private int refusals;

    @Override
    public String get(Duration budget) {
      return "token-" + refusals;
    }

    @Override
    public void refused() {
      refusals++;
    }
  }

  private static final SnapshotChange WHOLE = SnapshotChange.whole("e1", Cinema.snapshot(8));

  private final FakeToken token = new FakeToken();
  private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
  private final CountDownLatch hanging = new CountDownLatch(1);
  private int status = 200;
  private String body = "";
  private boolean hangs;
  private boolean goesSilent;
  private HttpServer server;
  private ControlPlaneClient client;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
    body = SnapshotFileTest.JSON.writeValueAsString(WHOLE);
    client =
        new ControlPlaneClient(
            HttpClient.newHttpClient(),
            TestConfig.at(URI.create("http://127.0.0.1:" + server.getAddress().getPort())),
            token,
            SnapshotFileTest.JSON);
  }

  @AfterEach
  void stop() {
    hanging.countDown();
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      asked.add(
          "%s %s, %s, %s"
              .formatted(
                  exchange.getRequestMethod(),
                  exchange.getRequestURI(),
                  exchange.getRequestHeaders().getFirst("Authorization"),
                  new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
      if (hangs) {
        hanging.await();
      }
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(status, status == 204 ? -1 : 0);
      if (status != 204) {
        exchange.getResponseBody().write(bytes);
        exchange.getResponseBody().flush();
      }
      if (goesSilent) {
        hanging.await();
      }
    } catch (InterruptedException stopped) {
      throw new UncheckedIOException(new IOException(stopped));
    }
  }

  @Test
  void bringsTheStepFromWhatIsKnown() {
    assertThat(client.fetch("e 1", 7)).isEqualTo(new SnapshotSource.Changed(WHOLE));
    assertThat(asked)
        .containsExactly("GET /internal/v1/snapshot/changes?epoch=e+1&since=7, Bearer token-0, ");
  }

  @Test
  void takesAnotherTokenAfterARefusal() {
    status = 401;

    assertThat(client.fetch("", 0)).isInstanceOf(SnapshotSource.Unavailable.class);
    assertThat(client.follow("", 0, change -> {}).delivered()).isFalse();

    assertThat(asked)
        .containsExactly(
            "GET /internal/v1/snapshot/changes?epoch=&since=0, Bearer token-0, ",
            "GET /internal/v1/snapshot/stream?epoch=&since=0, Bearer token-1, ");
  }

  @Test
  void anAnswerThatIsNoSnapshotIsNotTaken() {
    body = "{\"epoch\":\"e\",\"revision\":9,\"changed\":[{\"id\":\"NO TENANT\"}],\"removed\":[]}";
    assertThat(client.fetch("", 0)).isInstanceOf(SnapshotSource.Unavailable.class);
    assertThat(client.follow("", 0, change -> {}).delivered()).isFalse();

    body = "null";
    assertThat(client.fetch("", 0)).isInstanceOf(SnapshotSource.Unavailable.class);

    body = "<html>";
    assertThat(client.fetch("", 0)).isInstanceOf(SnapshotSource.Unavailable.class);

    status = 500;
    assertThat(client.fetch("", 0)).isInstanceOf(SnapshotSource.Unavailable.class);
  }

  @Test
  void doesNotWaitForAControlPlaneThatHangs() {
    hangs = true;

    assertThat(client.fetch("", 0)).isInstanceOf(SnapshotSource.Unavailable.class);
    assertThat(client.report("gw", new GatewayReport("e", 1, List.of(), List.of()))).isPresent();
    assertThat(client.follow("", 0, change -> {}).delivered()).isFalse();
  }

  @Test
  void aControlPlaneThatIsGoneIsUnavailable() {
    server.stop(0);

    assertThat(client.fetch("", 0)).isInstanceOf(SnapshotSource.Unavailable.class);
    client.end("gw");
  }

  @Test
  void handsOnEachChangeAndSaysThatTheStreamHasEnded() {
    SnapshotChange step = new SnapshotChange("e1", 8L, 9, List.of(), List.of(Cinema.TENANT));
    body = body + "\n" + json(step) + "\n" + json(step).substring(0, 20);
    List<SnapshotChange> changes = new ArrayList<>();

    SnapshotSource.Ended ended = client.follow("e1", 7, changes::add);

    assertThat(changes).containsExactly(WHOLE, step);
    assertThat(ended.delivered()).isTrue();
  }

  @Test
  void aStreamThatFallsSilentIsEnded() throws Exception {
    goesSilent = true;
    CountDownLatch heard = new CountDownLatch(1);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<SnapshotSource.Ended> stream =
          threads.submit(() -> client.follow("", 0, change -> heard.countDown()));
      heard.await();

      client.interruptSilentStream(true);

      assertThat(stream.get().delivered()).isTrue();
    }
  }

  @Test
  void tellsWhatIsServedByAndThatItStops() {
    status = 204;

    assertThat(client.report("gw", new GatewayReport("e1", 8, List.of(), List.of()))).isEmpty();
    client.end("gw");

    assertThat(asked)
        .containsExactly(
            "PUT /internal/v1/gateways/gw, Bearer token-0, {\"epoch\":\"e1\",\"revision\":8}",
            "DELETE /internal/v1/gateways/gw, Bearer token-0, ");
  }

  private static String json(SnapshotChange change) {
    try {
      return SnapshotFileTest.JSON.writeValueAsString(change);
    } catch (JsonProcessingException impossible) {
      throw new AssertionError(impossible);
    }
  }

  @Test
  void fetchesALexiconOfATenantAndTellsWhyNot() throws LexiconUnavailableException {
    LexiconRef ref = LexiconRef.of("packed".getBytes(StandardCharsets.UTF_8), 1);
    body = "packed";

    assertThat(client.lexicon(Cinema.TENANT, ref)).asString().isEqualTo("packed");

    assertThat(asked)
        .containsExactly(
            "GET /internal/v1/lexicons/cinema/%s, Bearer token-0, ".formatted(ref.digest()));
    status = 404;
    assertThatThrownBy(() -> client.lexicon(Cinema.TENANT, ref)).hasMessageContaining("status 404");
    status = 401;
    assertThatThrownBy(() -> client.lexicon(Cinema.TENANT, ref))
        .hasMessageContaining("refused the access token");
    goesSilent = true;
    status = 200;
    assertThatThrownBy(() -> client.lexicon(Cinema.TENANT, ref))
        .hasMessageContaining("not there within");
    hanging.countDown();
    server.stop(0);
    assertThatThrownBy(() -> client.lexicon(Cinema.TENANT, ref))
        .isInstanceOf(LexiconUnavailableException.class);
  }

  @Test
  void deliversUsageAndTellsWhatCannotBeTakenFromWhatMayBeSentAgain() {
    UsageReport report =
        new UsageReport(
            UUID.fromString("00000000-0000-0000-0000-000000000001"),
            4,
            List.of(new UsageReport.Entry("cinema", 3600, new Used(1, 2, 3, 4))));
    body = "{\"gateways\":2}";

    assertThat(client.deliver(report, Duration.ofSeconds(5)))
        .isEqualTo(new UsageDelivery.Taken(new UsageReceipt(2)));

    assertThat(asked.getFirst())
        .startsWith("POST /internal/v1/usage-reports, Bearer token-0, {")
        .contains("\"sequence\":4", "\"hourSeconds\":3600", "\"rerankMillis\":4");
    status = 400;
    assertThat(client.deliver(report, Duration.ofSeconds(5)))
        .isInstanceOf(UsageDelivery.Refused.class);
    status = 503;
    assertThat(client.deliver(report, Duration.ofSeconds(5)))
        .isInstanceOf(UsageDelivery.Unavailable.class);
  }
}
