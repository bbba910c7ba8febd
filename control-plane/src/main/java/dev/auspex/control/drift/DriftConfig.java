package dev.auspex.control.drift;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How Elasticsearch is compared with the catalogue. */
@ConfigMapping(prefix = "control-plane.drift")
interface DriftConfig {
  /** Time between two looks, whichever replica takes them. */
  @WithDefault("1m")
  Duration checkEvery();

  /** How old a physical index that nothing names must be before it is reported. */
  @WithDefault("1h")
  Duration orphanAfter();

  /** How long what is mended stays in the list. */
  @WithDefault("7d")
  Duration keep();
}
