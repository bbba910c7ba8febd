package dev.auspex.gateway.suggest;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long completions may take. */
@ConfigMapping(prefix = "gateway.suggest")
interface SuggestConfig {
  /** Time budget of one request; people have typed on by then. */
  @WithDefault("1s")
  Duration deadline();
}
