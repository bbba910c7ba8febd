package dev.auspex.dev;

import dev.auspex.dev.stack.Ports;
import dev.auspex.dev.stack.StackSettings;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that {@code up} and {@code demo} share. */
final class StackOptions {
  @Option(
      names = "--port-base",
      paramLabel = "PORT",
      defaultValue = "" + Ports.DEFAULT_BASE,
      description =
          "First of eight ports in a row: query gateway, control plane with console, Keycloak, model"
              + " server, Elasticsearch, its transport, PostgreSQL, Keycloak management. Default:"
              + " ${DEFAULT-VALUE}")
  int portBase;

  @Option(
      names = "--elasticsearch",
      paramLabel = "URL",
      description =
          "Use this Elasticsearch (with the auspex-ranking plugin) instead of starting one.")
  @Nullable URI elasticsearch;

  @Option(
      names = "--postgres",
      paramLabel = "URL",
      description = "Use this PostgreSQL: postgresql://user:password@host:port/database.")
  @Nullable URI postgres;

  @Option(
      names = "--keycloak",
      paramLabel = "URL",
      description = "Use this Keycloak (with the realm auspex) instead of starting one.")
  @Nullable URI keycloak;

  StackSettings settings() {
    return new StackSettings(
        Home.checkout(),
        Home.folder(),
        Ports.from(portBase),
        elasticsearch,
        postgres,
        keycloak,
        StackSettings.USUAL_ELASTICSEARCH_MEGABYTES,
        Map.of(),
        Map.of(),
        false,
        Duration.ofMinutes(5));
  }
}
