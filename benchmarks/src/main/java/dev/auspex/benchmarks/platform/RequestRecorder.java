package dev.auspex.benchmarks.platform;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Stands before an HTTP server on this machine, hands everything through and remembers what was
 * asked. For finding out what a service sends; never in the way while something is measured.
 */
public final class RequestRecorder implements AutoCloseable {
  /** Of one connection, or set by the client and the server of this class. */
  private static final Set<String> HOP =
      Set.of(
          "host",
          "connection",
          "content-length",
          "transfer-encoding",
          "expect",
          "upgrade",
          "http2-settings",
          "keep-alive",
          "date");

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Queue<Recorded> recorded = new ConcurrentLinkedQueue<>();
  private final HttpServer listener;
  private volatile URI server = URI.create("http://127.0.0.1:1");

  /**
   * A request as it came.
   *
   * @param target path and query
   * @param body as UTF-8
   */
  public record Recorded(String method, String target, String body) {}

  /** Listens on a free port of the loopback address, in front of nothing yet. */
  public RequestRecorder() throws IOException {
    listener = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    listener.setExecutor(threads);
    listener.createContext("/", this::handle);
    listener.start();
  }

  /** From now on it stands before {@code behind}. */
  public void standBefore(URI behind) {
    server = behind;
  }

  /** Where it listens. */
  public URI address() {
    return URI.create("http://127.0.0.1:%d".formatted(listener.getAddress().getPort()));
  }

  /** What was asked since the last call of this method, in the order in which it came. */
  public List<Recorded> take() {
    List<Recorded> taken = new ArrayList<>();
    for (Recorded next = recorded.poll(); next != null; next = recorded.poll()) {
      taken.add(next);
    }
    return taken;
  }

  @Override
  public void close() {
    listener.stop(0);
    threads.close();
    http.close();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      String target = exchange.getRequestURI().toString();
      recorded.add(
          new Recorded(
              exchange.getRequestMethod(), target, new String(body, StandardCharsets.UTF_8)));
      HttpRequest.Builder request =
          HttpRequest.newBuilder(server.resolve(target))
              .method(
                  exchange.getRequestMethod(),
                  body.length == 0
                      ? HttpRequest.BodyPublishers.noBody()
                      : HttpRequest.BodyPublishers.ofByteArray(body));
      exchange
          .getRequestHeaders()
          .forEach(
              (name, values) -> {
                if (isEndToEnd(name)) {
                  values.forEach(value -> request.header(name, value));
                }
              });
      HttpResponse<byte[]> response =
          http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
      response
          .headers()
          .map()
          .forEach(
              (name, values) -> {
                if (isEndToEnd(name)) {
                  exchange.getResponseHeaders().put(name, values);
                }
              });
      boolean empty = response.body().length == 0;
      exchange.sendResponseHeaders(response.statusCode(), empty ? -1 : response.body().length);
      if (!empty) {
        exchange.getResponseBody().write(response.body());
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private static boolean isEndToEnd(String header) {
    return !HOP.contains(header.toLowerCase(Locale.ROOT));
  }
}
