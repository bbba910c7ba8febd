package dev.auspex.dev.stack;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
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
 * @param startTimeout the longest time for a part to become ready
 */
public record StackSettings(
    Path checkout,
    Path home,
    Ports ports,
    @Nullable URI elasticsearch,
    @Nullable URI postgres,
    @Nullable URI keycloak,
    Duration startTimeout) {
  /** Everything embedded, below {@code home}. */
  public static StackSettings embedded(Path checkout, Path home, Ports ports) {
    return new StackSettings(checkout, home, ports, null, null, null, Duration.ofMinutes(5));
  }
}
