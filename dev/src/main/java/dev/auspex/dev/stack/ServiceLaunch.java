package dev.auspex.dev.stack;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * With what one of our services is started.
 *
 * @param part which service
 * @param heapMegabytes its largest heap
 * @param properties system properties
 * @param environment environment variables, the same names that the Helm chart sets
 */
record ServiceLaunch(
    Part part, int heapMegabytes, Map<String, String> properties, Map<String, String> environment) {

  static ServiceLaunch of(
      Part part, StackSettings settings, StackFolder folder, Endpoints endpoints) {
    Map<String, String> environment = new LinkedHashMap<>();
    environment.put("AUSPEX_OIDC_URL", endpoints.keycloakRealm().toString());
    environment.put("AUSPEX_ELASTICSEARCH_URL", endpoints.elasticsearch().toString());
    return switch (part) {
      case MODEL_SERVER ->
          new ServiceLaunch(
              part,
              128,
              Map.of(
                  "model-server.runtime.cache-directory",
                  folder.software("model-server").toString()),
              Map.of());
      case CONTROL_PLANE -> {
        environment.put("AUSPEX_DB_URL", endpoints.postgresJdbc());
        environment.put("AUSPEX_DB_USER", databaseUser(settings, 0, "auspex"));
        environment.put("AUSPEX_DB_PASSWORD", databaseUser(settings, 1, "auspex"));
        environment.put("AUSPEX_OIDC_SECRET", "control-plane-dev-secret");
        environment.put("AUSPEX_GATEWAY_URL", endpoints.queryGateway().toString());
        environment.put("AUSPEX_MODEL_SERVER_URL", endpoints.modelServer().toString());
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("auspex.allow-dev-secrets", "true");
        // On one machine a gateway that is silent was killed; none is merely cut off.
        properties.put("control-plane.publish.lost-after", "30s");
        // A restart takes a few seconds, and what was at work shall go on then.
        properties.put("control-plane.job.lease", "10s");
        if (settings.elasticsearch() == null) {
          properties.put(
              "control-plane.elasticsearch.snapshot-location",
              ElasticsearchNode.snapshots(folder).toString());
        }
        properties.putAll(settings.controlPlane());
        yield new ServiceLaunch(part, 256, properties, environment);
      }
      case QUERY_GATEWAY -> {
        environment.put("AUSPEX_CONTROL_PLANE_URL", endpoints.controlPlane().toString());
        environment.put("AUSPEX_MODEL_SERVER_URL", endpoints.modelServer().toString());
        environment.put("AUSPEX_GATEWAY_OIDC_SECRET", "query-gateway-dev-secret");
        environment.put("AUSPEX_GATEWAY_CURSOR_SECRET", "query-gateway-dev-cursor-secret");
        environment.put("AUSPEX_CONSOLE_ORIGIN", endpoints.controlPlane().toString());
        environment.put(
            "AUSPEX_SNAPSHOT_FILE", folder.data(part).resolve("snapshot.json").toString());
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("auspex.allow-dev-secrets", "true");
        properties.putAll(settings.queryGateway());
        yield new ServiceLaunch(part, 256, properties, environment);
      }
      case POSTGRES, ELASTICSEARCH, KEYCLOAK ->
          throw new IllegalArgumentException(part.label() + " is no service of ours");
    };
  }

  Process start(JavaService service) {
    return service.start(part, heapMegabytes, properties, environment);
  }

  /** {@code postgresql://user:password@host:port/db} as a JDBC address without the credentials. */
  static String jdbcAddress(URI postgres) {
    if (!"postgresql".equals(postgres.getScheme()) || postgres.getHost() == null) {
      throw new StackException(
          "--postgres takes postgresql://user:password@host:port/database, but was " + postgres);
    }
    int port = postgres.getPort() < 0 ? 5432 : postgres.getPort();
    return "jdbc:postgresql://%s:%d%s".formatted(postgres.getHost(), port, postgres.getPath());
  }

  private static String databaseUser(StackSettings settings, int part, String embedded) {
    if (settings.postgres() == null) {
      return embedded;
    }
    String[] credentials =
        settings.postgres().getUserInfo() == null
            ? new String[0]
            : settings.postgres().getUserInfo().split(":", 2);
    if (credentials.length != 2) {
      throw new StackException("--postgres needs a user and a password in the address");
    }
    return credentials[part];
  }
}
