package dev.auspex.modelserver.model;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How many embeddings are kept, so that the same text is not embedded twice. */
@ConfigMapping(prefix = "model-server.cache")
public interface CacheConfig {
  /** Heap for texts and their embeddings, about 2 KB each; 0 keeps none. */
  @WithDefault("24M")
  MemorySize maxSize();
}
