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
import java.util.concurrent.ScheduledExecutorService;

/** Puts the room together and ties it to the life of the process. */
@Singleton
class SnapshotParts {
  /** One more than a single large lexicon could keep busy. */
  private static final int LEXICON_THREADS = 2;

  private final SnapshotFollower follower;
  private final ControlPlaneClient controlPlane;

  SnapshotParts(
      SnapshotConfig config,
      HttpClient http,
      OidcClient keycloak,
      LexiconCompiler compiler,
      ObjectMapper json,
      Clock clock,
      MeterRegistry meters) {
    // A newer control plane may send members that this gateway does not know yet.
    ObjectMapper lenient = json.copy().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    this.controlPlane =
        new ControlPlaneClient(http, config, new OidcServiceToken(keycloak), lenient);
    this.follower =
        new SnapshotFollower(
            controlPlane,
            new SnapshotFile(config.file(), lenient, clock),
            new Lexicons(
                controlPlane,
                new LexiconFolder(config.file().resolveSibling("lexicons")),
                compiler,
                lenient),
            new HeldBundles(config.file().resolveSibling("held-bundles.json"), lenient),
            thread("snapshot-poller"),
            thread("snapshot-reporter"),
            Executors.newScheduledThreadPool(
                LEXICON_THREADS, Thread.ofPlatform().daemon().name("lexicon-loader-", 0).factory()),
            config);
    meters.gauge("gateway.snapshot.revision", follower, f -> f.current().revision());
    meters.gauge("gateway.snapshot.tenants", follower, f -> f.current().size());
    meters.gauge("gateway.snapshot.following", follower, f -> f.following() ? 1 : 0);
    meters.gauge("gateway.snapshot.behind", follower, f -> f.current().waiting().size());
  }

  private static ScheduledExecutorService thread(String name) {
    return Executors.newSingleThreadScheduledExecutor(
        Thread.ofPlatform().daemon().name(name).factory());
  }

  @Produces
  @Singleton
  SnapshotFollower follower() {
    return follower;
  }

  @Produces
  @Singleton
  UsageDelivery usageDelivery() {
    return controlPlane;
  }

  void start(@Observes StartupEvent event) {
    follower.start();
  }

  void stop(@Observes ShutdownEvent event) {
    follower.stop();
  }
}
