package dev.auspex.gateway.snapshot;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.auspex.contract.Deadline;
import dev.auspex.contract.TenantId;
import dev.auspex.contract.snapshot.GatewayReport;
import dev.auspex.contract.snapshot.LexiconRef;
import dev.auspex.contract.snapshot.SnapshotChange;
import dev.auspex.contract.usage.UsageReceipt;
import dev.auspex.contract.usage.UsageReport;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The paths below {@code /internal/v1} of the control plane. */
final class ControlPlaneClient implements SnapshotSource, UsageDelivery {
  private static final Duration FAREWELL = Duration.ofSeconds(1);

  private final HttpClient http;
  private final URI base;
  private final ServiceToken token;
  private final ObjectMapper json;
  private final Duration timeout;
  private final Duration silence;
  private final Duration lexiconTimeout;

  private volatile @Nullable Listening listening;

  ControlPlaneClient(
      HttpClient http, SnapshotConfig config, ServiceToken token, ObjectMapper json) {
    this.http = http;
    this.base =
        URI.create(config.controlPlaneUrl().toString().replaceFirst("/+$", "") + "/")
            .resolve("internal/v1/");
    this.token = token;
    this.json = json;
    this.timeout = config.timeout();
    this.silence = config.streamSilence();
    this.lexiconTimeout = config.lexiconTimeout();
  }

  @Override
  public Fetched fetch(String epoch, long since) {
    try {
      HttpResponse<InputStream> reply =
          send(request(known("snapshot/changes", epoch, since), timeout).GET());
      try (InputStream body = reply.body()) {
        if (reply.statusCode() != 200) {
          return new SnapshotSource.Unavailable(status(reply));
        }
        SnapshotChange change = json.readValue(body, SnapshotChange.class);
        return change == null
            ? new SnapshotSource.Unavailable("the change is null")
            : new Changed(change);
      }
    } catch (Failed failed) {
      return new SnapshotSource.Unavailable(failed.getMessage());
    } catch (JacksonException unreadable) {
      return new SnapshotSource.Unavailable(
          "the snapshot cannot be read: " + unreadable.getOriginalMessage());
    } catch (IOException broken) {
      return new SnapshotSource.Unavailable("the snapshot broke off: " + broken);
    }
  }

  @Override
  public Ended follow(String epoch, long since, Consumer<SnapshotChange> changes) {
    boolean delivered = false;
    try {
      HttpResponse<InputStream> reply =
          send(request(known("snapshot/stream", epoch, since), timeout).GET());
      try (Listening body = new Listening(reply.body())) {
        listening = body;
        if (reply.statusCode() != 200) {
          return new Ended(false, status(reply));
        }
        MappingIterator<SnapshotChange> lines =
            json.readerFor(SnapshotChange.class).readValues(body);
        while (lines.hasNextValue()) {
          SnapshotChange change = lines.nextValue();
          if (change == null) {
            return new Ended(delivered, "a change is null");
          }
          changes.accept(change);
          delivered = true;
        }
        return new Ended(delivered, "the control plane ended the stream");
      } finally {
        listening = null;
      }
    } catch (Failed failed) {
      return new Ended(delivered, failed.getMessage());
    } catch (JacksonException unreadable) {
      return new Ended(delivered, "the stream cannot be read: " + unreadable.getOriginalMessage());
    } catch (IOException broken) {
      return new Ended(delivered, "the stream broke off: " + broken);
    }
  }

  @Override
  public void interruptSilentStream(boolean always) {
    Listening open = listening;
    if (open != null && (always || open.silentFor().compareTo(silence) > 0)) {
      try {
        open.close();
      } catch (IOException alreadyBroken) {
        // Its reader hears of it.
        return;
      }
    }
  }

  @Override
  public byte[] lexicon(TenantId tenant, LexiconRef ref) throws LexiconUnavailableException {
    // The timeout of a request ends with its headers; this one is about the whole body.
    Future<HttpResponse<byte[]>> sent = null;
    try {
      sent =
          http.sendAsync(
              request("lexicons/%s/%s".formatted(tenant, ref.digest()), lexiconTimeout)
                  .GET()
                  .build(),
              BodyHandlers.ofByteArray());
      HttpResponse<byte[]> reply = sent.get(lexiconTimeout.toNanos(), TimeUnit.NANOSECONDS);
      if (reply.statusCode() == 401) {
        token.refused();
      }
      if (reply.statusCode() != 200) {
        throw new LexiconUnavailableException(status(reply));
      }
      return reply.body();
    } catch (Failed failed) {
      throw new LexiconUnavailableException(failed.getMessage());
    } catch (ExecutionException broken) {
      throw new LexiconUnavailableException("the lexicon broke off: " + broken.getCause());
    } catch (TimeoutException late) {
      throw new LexiconUnavailableException(
          "the lexicon was not there within %d s".formatted(lexiconTimeout.toSeconds()));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new LexiconUnavailableException("the gateway is stopping");
    } finally {
      if (sent != null) {
        // Nothing happens where it has ended.
        sent.cancel(true);
      }
    }
  }

  @Override
  public Optional<String> report(String gateway, GatewayReport report) {
    try {
      HttpResponse<InputStream> reply =
          send(
              request("gateways/" + gateway, timeout)
                  .header("Content-Type", "application/json")
                  .PUT(BodyPublishers.ofByteArray(json.writeValueAsBytes(report))));
      reply.body().close();
      return reply.statusCode() == 204 ? Optional.empty() : Optional.of(status(reply));
    } catch (Failed failed) {
      return Optional.of(failed.getMessage());
    } catch (IOException broken) {
      return Optional.of("the report broke off: " + broken);
    }
  }

  @Override
  public void end(String gateway) {
    try {
      send(request("gateways/" + gateway, FAREWELL).DELETE()).body().close();
    } catch (Failed | IOException unheard) {
      // Then it falls silent, and is waited for until it is taken for gone.
      return;
    }
  }

  @Override
  public Outcome deliver(UsageReport report, Duration limit) {
    try {
      HttpResponse<InputStream> reply =
          send(
              request("usage-reports", limit)
                  .header("Content-Type", "application/json")
                  .POST(BodyPublishers.ofByteArray(json.writeValueAsBytes(report))));
      try (InputStream body = reply.body()) {
        return switch (reply.statusCode()) {
          case 200 -> {
            UsageReceipt receipt = json.readValue(body, UsageReceipt.class);
            yield receipt == null
                ? new UsageDelivery.Unavailable("the receipt is null")
                : new Taken(receipt);
          }
          case 400, 413 -> new Refused(status(reply));
          default -> new UsageDelivery.Unavailable(status(reply));
        };
      }
    } catch (Failed failed) {
      return new UsageDelivery.Unavailable(failed.getMessage());
    } catch (IOException broken) {
      return new UsageDelivery.Unavailable("the usage report broke off: " + broken);
    }
  }

  private HttpRequest.Builder request(String path, Duration limit) throws Failed {
    Deadline deadline = Deadline.in(limit);
    String bearer;
    try {
      bearer = token.get(deadline.remaining());
    } catch (RuntimeException noToken) {
      throw new Failed("no access token from Keycloak: " + noToken);
    }
    return HttpRequest.newBuilder(base.resolve(path))
        .timeout(deadline.remaining().plusMillis(1))
        .header("Authorization", "Bearer " + bearer);
  }

  private HttpResponse<InputStream> send(HttpRequest.Builder request) throws Failed {
    HttpRequest built = request.build();
    try {
      HttpResponse<InputStream> reply = http.send(built, BodyHandlers.ofInputStream());
      if (reply.statusCode() == 401) {
        token.refused();
      }
      return reply;
    } catch (IOException unreachable) {
      throw new Failed("%s does not answer: %s".formatted(base, unreachable));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new Failed("the gateway is stopping");
    }
  }

  private static String known(String path, String epoch, long since) {
    return "%s?epoch=%s&since=%d"
        .formatted(path, URLEncoder.encode(epoch, StandardCharsets.UTF_8), since);
  }

  private static String status(HttpResponse<?> reply) {
    return reply.statusCode() == 401
        ? "the control plane refused the access token"
        : "the control plane answered status %d".formatted(reply.statusCode());
  }

  /** A call without an answer. */
  private static final class Failed extends Exception {
    private static final long serialVersionUID = 1;

    private final String reason;

    Failed(String reason) {
      super(reason);
      this.reason = reason;
    }

    @Override
    public String getMessage() {
      return reason;
    }
  }

  /** Knows when bytes came last. */
  private static final class Listening extends FilterInputStream {
    private volatile long heardAt = System.nanoTime();

    Listening(InputStream body) {
      super(body);
    }

    Duration silentFor() {
      return Duration.ofNanos(System.nanoTime() - heardAt);
    }

    @Override
    public int read() throws IOException {
      int read = super.read();
      heardAt = System.nanoTime();
      return read;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int read = super.read(bytes, offset, length);
      heardAt = System.nanoTime();
      return read;
    }
  }
}
