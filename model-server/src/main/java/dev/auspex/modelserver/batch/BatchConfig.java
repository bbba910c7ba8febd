package dev.auspex.modelserver.batch;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How much may wait, and for how long. */
@ConfigMapping(prefix = "model-server.batch")
public interface BatchConfig {
  /** Texts that may wait per weights; at least one request of the largest size. */
  @WithDefault("4096")
  int capacity();

  /**
   * Threads per weights; each encodes one text at a time, so more than there are cores is of no
   * use.
   */
  @WithDefault("2")
  int workers();

  /**
   * Time that a request has at most; the client's {@code Auspex-Deadline-Millis} may shorten it.
   */
  @WithDefault("30s")
  Duration budget();
}
