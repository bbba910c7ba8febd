package dev.auspex.gateway.search;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long a search may take. */
@ConfigMapping(prefix = "gateway.search")
interface SearchConfig {
  /** Time budget of one search, from its body to its reply. */
  @WithDefault("2s")
  Duration deadline();

  /** Most of it for embedding the query; later, the vector channel is left out. */
  @WithDefault("400ms")
  Duration embedBudget();
}
