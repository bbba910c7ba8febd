package dev.auspex.control.usage;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What is kept of usage. */
@ConfigMapping(prefix = "control-plane.usage")
interface UsageConfig {
  /** How long hours are kept. */
  @WithDefault("400d")
  Duration keep();

  /** A gateway that has not reported for this long does not share the limits of tenants. */
  @WithDefault("15s")
  Duration gatewaySilentAfter();
}
