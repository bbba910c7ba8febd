package dev.auspex.gateway.compatible;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long a search in Elasticsearch's language may take. */
@ConfigMapping(prefix = "gateway.compatible")
interface CompatibleConfig {
  /** Time budget of one search, from its body to its reply. */
  @WithDefault("2s")
  Duration deadline();

  /** Most of it for embedding the texts of one search. */
  @WithDefault("400ms")
  Duration embedBudget();
}
