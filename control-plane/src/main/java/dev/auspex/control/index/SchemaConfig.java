package dev.auspex.control.index;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How changes of schemas are weighed. */
@ConfigMapping(prefix = "control-plane.schema")
public interface SchemaConfig {
  /** Documents that a rebuild writes per second; only for the estimate of how long one takes. */
  @WithDefault("2000")
  int rebuildDocumentsPerSecond();
}
