package dev.auspex.gateway.elastic;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How to reach Elasticsearch. */
@ConfigMapping(prefix = "gateway.elasticsearch")
interface ElasticConfig {
  /** Base URLs of the nodes, comma separated. */
  List<URI> url();

  /** User for HTTP Basic authentication; none if left out. */
  Optional<String> username();

  /** Password that goes with {@link #username()}. */
  Optional<String> password();

  /** Most time for connecting. */
  @WithDefault("1s")
  Duration connectTimeout();

  /** Most open connections, all nodes together. */
  @WithDefault("200")
  int maxConnections();
}
