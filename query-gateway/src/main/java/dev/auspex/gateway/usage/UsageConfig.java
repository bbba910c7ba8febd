package dev.auspex.gateway.usage;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;

/** How usage is counted and reported. */
@ConfigMapping(prefix = "gateway.usage")
interface UsageConfig {
  /** File that keeps what is not reported yet; its folder is made at start. */
  Path file();

  /** Time between two reports, and the most that a crash loses. */
  @WithDefault("3s")
  Duration flushEvery();

  /** Most time for one report. */
  @WithDefault("5s")
  Duration timeout();

  /** Most tenants times hours that wait while the control plane is away; more is not counted. */
  @WithDefault("100000")
  int maxWaiting();
}
