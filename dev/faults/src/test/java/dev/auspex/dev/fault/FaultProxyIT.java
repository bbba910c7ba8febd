package dev.auspex.dev.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FaultProxyIT {
  private static final String BODY = "as the server says";

  private final AtomicInteger served = new AtomicInteger();
  private final HttpClient client = HttpClient.newHttpClient();
  private HttpServer server;
  private FaultProxy proxy;

  @BeforeEach
  void startServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          served.incrementAndGet();
          byte[] body = BODY.getBytes(StandardCharsets.UTF_8);
          exchange.getRequestBody().readAllBytes();
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    proxy = FaultProxy.before(URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
  }

  @AfterEach
  void stop() {
    proxy.close();
    server.stop(0);
    client.close();
  }

  @Test
  void withoutAFaultTheServerAnswers() throws Exception {
    assertThat(get().body()).isEqualTo(BODY);
  }

  @Test
  void aDelayedAnswerIsLateAndWhole() throws Exception {
    proxy.set(new Fault.Delay(Duration.ofMillis(120)));

    long begin = System.nanoTime();
    HttpResponse<String> answer = get();

    assertThat(answer.body()).isEqualTo(BODY);
    assertThat(Duration.ofNanos(System.nanoTime() - begin))
        .isGreaterThanOrEqualTo(Duration.ofMillis(120));
  }

  @Test
  void aDrippingAnswerTakesItsBytesTimesTheRate() throws Exception {
    proxy.set(new Fault.Drip(1_000));

    long begin = System.nanoTime();
    HttpResponse<String> answer = get();

    assertThat(answer.body()).isEqualTo(BODY);
    assertThat(Duration.ofNanos(System.nanoTime() - begin))
        .isGreaterThanOrEqualTo(Duration.ofMillis(BODY.length()));
  }

  @Test
  void aCutAnswerIsAnErrorAndNoShortBody() {
    proxy.set(new Fault.Cut(20));

    assertThatThrownBy(this::get).isInstanceOf(IOException.class);
    assertThat(served).hasPositiveValue();
  }

  @Test
  void refusedMeansThatNobodyListensUntilHealed() throws Exception {
    assertThat(get().statusCode()).isEqualTo(200);
    proxy.set(new Fault.Refuse());

    assertThatThrownBy(this::get).isInstanceOf(ConnectException.class);
    proxy.heal();

    assertThat(get().body()).isEqualTo(BODY);
  }

  @Test
  void silenceNeverAnswers() {
    proxy.set(new Fault.Silence());

    assertThatThrownBy(this::get).isInstanceOf(HttpTimeoutException.class);
    assertThat(served).hasValue(0);
  }

  @Test
  void tooManyRequestsComesFromTheProxyAndSparesTheServer() throws Exception {
    proxy.set(Fault.Answer.tooManyRequests());

    HttpResponse<String> answer =
        client.send(
            HttpRequest.newBuilder(proxy.address())
                .POST(HttpRequest.BodyPublishers.ofString("x".repeat(200_000)))
                .build(),
            HttpResponse.BodyHandlers.ofString());

    assertThat(answer.statusCode()).isEqualTo(429);
    assertThat(answer.headers().firstValue("Retry-After")).contains("1");
    assertThat(served).hasValue(0);
  }

  @Test
  void aFaultTakesHoldOfAnOpenConnection() throws Exception {
    assertThat(get().statusCode()).isEqualTo(200);
    proxy.set(Fault.Answer.tooManyRequests());

    assertThat(get().statusCode()).isEqualTo(429);
    assertThat(proxy.connections()).isEqualTo(1);
  }

  private HttpResponse<String> get() throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(proxy.address()).timeout(Duration.ofSeconds(2)).build(),
        HttpResponse.BodyHandlers.ofString());
  }
}
