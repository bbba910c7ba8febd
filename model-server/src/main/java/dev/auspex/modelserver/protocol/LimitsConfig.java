package dev.auspex.modelserver.protocol;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What one request may ask for. */
@ConfigMapping(prefix = "model-server.limits")
public interface LimitsConfig {
  /** Texts or documents in one request. */
  @WithDefault("1024")
  int maxDocuments();

  /** UTF-16 units of one text; a model reads far less of it anyway. */
  @WithDefault("16384")
  int maxTextLength();
}
