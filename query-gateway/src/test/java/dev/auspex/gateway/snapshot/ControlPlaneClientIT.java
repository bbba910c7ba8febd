package dev.auspex.gateway.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.auspex.gateway.Cinema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ControlPlaneClientIT {
  private record Config(URI controlPlaneUrl) implements SnapshotConfig {
    @Override
    public Path file() {
      return Path.of("unused");
    }

    @Override
    public Duration pollInterval() {
      return Duration.ofSeconds(1);
    }

    @Override
    public Duration missInterval() {
      return Duration.ZERO;
    }

    @Override
    public Duration missWait() {
      return Duration.ofSeconds(1);
    }

    @Override
    public Duration timeout() {
      return Duration.ofMillis(500);
    }
  }

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

  private final FakeToken token = new FakeToken();
  private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
  private final CountDownLatch hanging = new CountDownLatch(1);
  private int status = 200;
  private String body = "";
  private boolean hangs;
  private HttpServer server;
  private ControlPlaneClient client;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
    body = SnapshotFileTest.JSON.writeValueAsString(Cinema.snapshot(8));
    client =
        new ControlPlaneClient(
            HttpClient.newHttpClient(),
            new Config(URI.create("http://127.0.0.1:" + server.getAddress().getPort())),
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
                  exchange.getRequestHeaders().getFirst("If-None-Match")));
      if (hangs) {
        hanging.await();
      }
      exchange.getResponseHeaders().add("ETag", "\"8\"");
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(status, status == 304 ? -1 : bytes.length);
      if (status != 304) {
        exchange.getResponseBody().write(bytes);
      }
    } catch (InterruptedException stopped) {
      throw new UncheckedIOException(new IOException(stopped));
    }
  }

  @Test
  void bringsTheSnapshotAndItsTag() {
    assertThat(client.fetch(null))
        .isEqualTo(new SnapshotSource.Changed(Cinema.snapshot(8), "\"8\""));
    assertThat(asked).containsExactly("GET /internal/v1/snapshot, Bearer token-0, null");
  }

  @Test
  void asksByTagWhetherAnythingIsNew() {
    status = 304;

    assertThat(client.fetch("\"8\"")).isEqualTo(new SnapshotSource.Unchanged());
    assertThat(asked).containsExactly("GET /internal/v1/snapshot, Bearer token-0, \"8\"");
  }

  @Test
  void takesAnotherTokenAfterARefusal() {
    status = 401;

    assertThat(client.fetch(null)).isInstanceOf(SnapshotSource.Unavailable.class);
    assertThat(client.fetch(null)).isInstanceOf(SnapshotSource.Unavailable.class);

    assertThat(asked)
        .containsExactly(
            "GET /internal/v1/snapshot, Bearer token-0, null",
            "GET /internal/v1/snapshot, Bearer token-1, null");
  }

  @Test
  void anAnswerThatIsNoSnapshotIsNotTaken() {
    body = "{\"revision\":9,\"tenants\":[{\"id\":\"NO TENANT\"}]}";
    assertThat(client.fetch(null)).isInstanceOf(SnapshotSource.Unavailable.class);

    body = "null";
    assertThat(client.fetch(null)).isInstanceOf(SnapshotSource.Unavailable.class);

    body = "<html>";
    assertThat(client.fetch(null)).isInstanceOf(SnapshotSource.Unavailable.class);

    status = 500;
    assertThat(client.fetch(null)).isInstanceOf(SnapshotSource.Unavailable.class);
  }

  @Test
  void doesNotWaitForAControlPlaneThatHangs() {
    hangs = true;

    assertThat(client.fetch(null)).isInstanceOf(SnapshotSource.Unavailable.class);
  }

  @Test
  void aControlPlaneThatIsGoneIsUnavailable() {
    server.stop(0);

    assertThat(client.fetch(null)).isInstanceOf(SnapshotSource.Unavailable.class);
  }
}
