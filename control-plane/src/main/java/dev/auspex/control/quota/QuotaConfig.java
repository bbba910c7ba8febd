package dev.auspex.control.quota;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How often what tenants store is measured. */
@ConfigMapping(prefix = "control-plane.quota")
interface QuotaConfig {
  /** Time between two measurements, whichever replica makes them. */
  @WithDefault("30s")
  Duration measureEvery();

  /** Time between two looks of a replica at whether it is time. */
  @WithDefault("5s")
  Duration lookEvery();
}
