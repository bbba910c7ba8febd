package dev.auspex.gateway.snapshot;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.auspex.contract.Deadline;
import dev.auspex.contract.snapshot.Snapshot;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** {@code GET /internal/v1/snapshot} of the control plane. */
final class ControlPlaneClient implements SnapshotSource {
  private final HttpClient http;
  private final URI snapshotUrl;
  private final ServiceToken token;
  private final ObjectMapper json;
  private final Duration timeout;

  ControlPlaneClient(
      HttpClient http, SnapshotConfig config, ServiceToken token, ObjectMapper json) {
    this.http = http;
    this.snapshotUrl =
        URI.create(config.controlPlaneUrl().toString().replaceFirst("/+$", "") + "/")
            .resolve("internal/v1/snapshot");
    this.token = token;
    this.json = json;
    this.timeout = config.timeout();
  }

  @Override
  public Fetched fetch(@Nullable String etag) {
    Deadline deadline = Deadline.in(timeout);
    String bearer;
    try {
      bearer = token.get(deadline.remaining());
    } catch (RuntimeException noToken) {
      return new Unavailable("no access token from Keycloak: " + noToken);
    }
    HttpRequest.Builder request =
        HttpRequest.newBuilder(snapshotUrl)
            .timeout(deadline.remaining().plusMillis(1))
            .header("Authorization", "Bearer " + bearer)
            .header("Accept", "application/json");
    if (etag != null) {
      request.header("If-None-Match", etag);
    }
    try {
      HttpResponse<byte[]> reply =
          http.send(request.GET().build(), HttpResponse.BodyHandlers.ofByteArray());
      return read(reply);
    } catch (JacksonException unreadable) {
      return new Unavailable("the snapshot cannot be read: " + unreadable.getOriginalMessage());
    } catch (IOException unreachable) {
      return new Unavailable("%s does not answer: %s".formatted(snapshotUrl, unreachable));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return new Unavailable("the gateway is stopping");
    }
  }

  private Fetched read(HttpResponse<byte[]> reply) throws IOException {
    return switch (reply.statusCode()) {
      case 200 -> {
        Snapshot snapshot = json.readValue(reply.body(), Snapshot.class);
        yield snapshot == null
            ? new Unavailable("the snapshot is null")
            : new Changed(snapshot, reply.headers().firstValue("ETag").orElse(null));
      }
      case 304 -> new Unchanged();
      case 401 -> {
        token.refused();
        yield new Unavailable("the control plane refused the access token");
      }
      default ->
          new Unavailable("%s answered status %d".formatted(snapshotUrl, reply.statusCode()));
    };
  }
}
