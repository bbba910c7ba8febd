package dev.auspex.gateway.search.request;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How cursors are sealed. */
@ConfigMapping(prefix = "gateway.cursor")
interface CursorConfig {
  /**
   * What keys are derived from, at least 16 characters, best 32 random ones; the same on all
   * gateways. A new one makes the cursors of the last minutes void.
   */
  String secret();

  /** How long a cursor is good for. */
  @WithDefault("10m")
  Duration lifetime();
}
