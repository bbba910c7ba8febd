package dev.auspex.dev.stack;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What to start, and where.
 *
 * @param checkout the root of the built checkout
 * @param home folder for data, logs and unpacked servers; survives restarts
 * @param ports where the parts listen
 * @param elasticsearch an Elasticsearch to use instead of starting one; it needs our plugin
 * @param postgres a PostgreSQL to use instead, as {@code postgresql://user:password@host:port/db}
 * @param keycloak the base address of a Keycloak to use instead; it needs our realm
 * @param elasticsearchMegabytes heap of the Elasticsearch that is started
 * @param controlPlane settings of the control plane beyond those of the stack; empty for none
 * @param queryGateway settings of the gateway beyond those of the stack; empty for none
 * @param fullCompiler whether our services compile as in production: they start slower, and work
 *     faster once they have run for a while
 * @param startTimeout the longest time for a part to become ready
 */
public record StackSettings(
    Path checkout,
    Path home,
    Ports ports,
    @Nullable URI elasticsearch,
    @Nullable URI postgres,
    @Nullable URI keycloak,
    int elasticsearchMegabytes,
    Map<String, String> controlPlane,
    Map<String, String> queryGateway,
    boolean fullCompiler,
    Duration startTimeout) {
  /** Enough for some hundred thousand documents. */
  public static final int USUAL_ELASTICSEARCH_MEGABYTES = 512;

  /** Copies the maps. */
  public StackSettings {
    controlPlane = Map.copyOf(controlPlane);
    queryGateway = Map.copyOf(queryGateway);
  }

  /** Everything embedded, below {@code home}. */
  public static StackSettings embedded(Path checkout, Path home, Ports ports) {
    return new StackSettings(
        checkout,
        home,
        ports,
        null,
        null,
        null,
        USUAL_ELASTICSEARCH_MEGABYTES,
        Map.of(),
        Map.of(),
        false,
        Duration.ofMinutes(5));
  }

  /** The same with an Elasticsearch of this heap. */
  public StackSettings withElasticsearchMegabytes(int megabytes) {
    return with(megabytes, controlPlane, queryGateway, fullCompiler);
  }

  /** The same with these settings of the control plane. */
  public StackSettings withControlPlane(Map<String, String> properties) {
    return with(elasticsearchMegabytes, properties, queryGateway, fullCompiler);
  }

  /** The same with these settings of the gateway. */
  public StackSettings withQueryGateway(Map<String, String> properties) {
    return with(elasticsearchMegabytes, controlPlane, properties, fullCompiler);
  }

  /** The same with services that compile as in production. */
  public StackSettings withFullCompiler() {
    return with(elasticsearchMegabytes, controlPlane, queryGateway, true);
  }

  private StackSettings with(
      int megabytes,
      Map<String, String> ofControlPlane,
      Map<String, String> ofQueryGateway,
      boolean compiler) {
    return new StackSettings(
        checkout,
        home,
        ports,
        elasticsearch,
        postgres,
        keycloak,
        megabytes,
        ofControlPlane,
        ofQueryGateway,
        compiler,
        startTimeout);
  }
}
