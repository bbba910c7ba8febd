package dev.auspex.gateway.model;

import io.smallrye.config.ConfigMapping;
import java.net.URI;

/** Where the model server is. */
@ConfigMapping(prefix = "gateway.model")
interface ModelConfig {
  /** Base URL of a server that speaks the Open Inference Protocol v2. */
  URI url();
}
