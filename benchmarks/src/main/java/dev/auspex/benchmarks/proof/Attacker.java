package dev.auspex.benchmarks.proof;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.auspex.benchmarks.platform.RawHttp;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Somebody with a key of one tenant who wants to see what another has. */
final class Attacker {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final RawHttp gateway;
  private final String canary;
  private final AtomicInteger sent = new AtomicInteger();
  private final List<String> leaks = new ArrayList<>();

  /**
   * Attacks {@code gateway}.
   *
   * @param canary what only the victim's documents and fields say; no request says it
   */
  Attacker(RawHttp gateway, String canary) {
    this.gateway = gateway;
    this.canary = canary;
  }

  /**
   * What came back.
   *
   * @param request the first line of what was sent
   * @param status 0 where there was no reply
   * @param json of the body; missing where it is no JSON
   */
  record Answer(String request, int status, JsonNode json) {
    boolean refused() {
      return status >= 400 && status < 500;
    }

    List<String> hits() {
      return json.path("hits").findValuesAsText("id");
    }

    /** The last segment of the type of a problem; empty where it is none. */
    String problem() {
      String type = json.path("type").asText();
      return type.substring(type.lastIndexOf('/') + 1);
    }

    @Override
    public String toString() {
      String body = json.toString();
      return "%s: %d %s"
          .formatted(request, status, body.substring(0, Math.min(200, body.length())));
    }
  }

  /** Sends a request; the path goes over the wire as it is. */
  Answer send(String method, String path, String key, String body) throws IOException {
    return send(method, path, Map.of("Authorization", "ApiKey " + key), body);
  }

  /** The same with headers of one's own. */
  Answer send(String method, String path, Map<String, String> headers, String body)
      throws IOException {
    byte[] content = body.getBytes(StandardCharsets.UTF_8);
    StringBuilder head = new StringBuilder();
    head.append(
        "%s %s HTTP/1.1\r\nHost: gateway.example\r\nConnection: close\r\n".formatted(method, path));
    headers.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
    if (content.length > 0) {
      String mediaType =
          path.split("\\?", -1)[0].endsWith("/documents")
              ? "application/x-ndjson"
              : "application/json";
      head.append("Content-Type: ").append(mediaType).append("\r\n");
      head.append("Content-Length: ").append(content.length).append("\r\n");
    }
    ByteArrayOutputStream wire = new ByteArrayOutputStream();
    wire.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
    wire.writeBytes(content);
    return sendRaw(method + " " + path, wire.toString(StandardCharsets.UTF_8));
  }

  /** Sends {@code wire} as it is. */
  Answer sendRaw(String name, String wire) throws IOException {
    sent.incrementAndGet();
    RawHttp.Reply reply = gateway.send(wire.getBytes(StandardCharsets.UTF_8)).orElse(null);
    if (reply == null) {
      return new Answer(name, 0, JSON.missingNode());
    }
    if ((reply.headers() + reply.body()).contains(canary)) {
      leaks.add("%s: %d shows the canary".formatted(name, reply.status()));
    }
    return new Answer(name, reply.status(), json(reply.body()));
  }

  private static JsonNode json(String body) {
    try {
      return JSON.readTree(body);
    } catch (IOException none) {
      return JSON.missingNode();
    }
  }

  /** Replies with the canary in them since the last call of this method, in words. */
  List<String> takeLeaks() {
    List<String> taken = List.copyOf(leaks);
    leaks.clear();
    return taken;
  }

  /** How many requests were sent. */
  int sent() {
    return sent.get();
  }
}
