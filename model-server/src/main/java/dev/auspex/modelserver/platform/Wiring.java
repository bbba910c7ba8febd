package dev.auspex.modelserver.platform;

import dev.auspex.contract.Deadline;
import dev.auspex.modelserver.batch.BatchConfig;
import dev.auspex.modelserver.model.CacheConfig;
import dev.auspex.modelserver.model.ModelCatalogue;
import dev.auspex.modelserver.model.ModelService;
import dev.auspex.modelserver.protocol.DefaultModelsConfig;
import dev.auspex.modelserver.protocol.LimitsConfig;
import dev.auspex.modelserver.protocol.ServerState;
import dev.auspex.modelserver.runtime.RuntimeConfig;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Makes the parts, and the server ready. */
@ApplicationScoped
class Wiring {
  private static final Duration WARM_UP = Duration.ofSeconds(60);

  private volatile boolean ready;

  /** Loads and warms the models before the start is over; a failure ends the process. */
  void start(@Observes StartupEvent event, ModelServer server) {
    server.warmUp(Deadline.in(WARM_UP));
    ready = true;
  }

  @Produces
  @Singleton
  ModelServer server(
      RuntimeConfig runtime,
      BatchConfig batch,
      CacheConfig cache,
      LimitsConfig limits,
      DefaultModelsConfig defaults,
      MeterRegistry registry) {
    return new ModelServer(runtime, batch, cache, limits, defaults, registry);
  }

  void stop(@Disposes ModelServer server) {
    server.close();
  }

  @Produces
  @Singleton
  ModelCatalogue catalogue(ModelServer server) {
    return server.catalogue();
  }

  @Produces
  @Singleton
  ModelService service(ModelServer server) {
    return server.service();
  }

  @Produces
  @Singleton
  ServerState state() {
    return () -> ready;
  }

  @Produces
  @Singleton
  @Readiness
  HealthCheck readiness() {
    return () -> HealthCheckResponse.named("models").status(ready).build();
  }
}
