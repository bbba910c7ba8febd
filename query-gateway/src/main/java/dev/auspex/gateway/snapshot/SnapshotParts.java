package dev.auspex.gateway.snapshot;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.oidc.client.OidcClient;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.http.HttpClient;
import java.time.Clock;
import java.util.concurrent.Executors;

/** Puts the room together and ties it to the life of the process. */
@Singleton
class SnapshotParts {
  private final SnapshotPoller poller;

  SnapshotParts(
      SnapshotConfig config,
      HttpClient http,
      OidcClient keycloak,
      ObjectMapper json,
      Clock clock,
      MeterRegistry meters) {
    // A newer control plane may send members that this gateway does not know yet.
    ObjectMapper lenient = json.copy().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    this.poller =
        new SnapshotPoller(
            new ControlPlaneClient(http, config, new OidcServiceToken(keycloak), lenient),
            new SnapshotFile(config.file(), lenient, clock),
            Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("snapshot-poller").factory()),
            config);
    meters.gauge("gateway.snapshot.revision", poller, p -> p.current().revision());
  }

  @Produces
  @Singleton
  SnapshotPoller poller() {
    return poller;
  }

  void start(@Observes StartupEvent event) {
    poller.start();
  }

  void stop(@Observes ShutdownEvent event) {
    poller.stop();
  }
}
