package dev.auspex.modelserver.protocol;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Which model answers {@code /rerank} and {@code /embed} where the client names none. */
@ConfigMapping(prefix = "model-server.default-models")
public interface DefaultModelsConfig {
  /** A reranking model. */
  @WithDefault("minilm-rerank")
  String rerank();

  /** An embedding model. */
  @WithDefault("minilm")
  String embed();
}
