package dev.auspex.control.publish;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How changes reach the gateways. */
@ConfigMapping(prefix = "control-plane.publish")
interface PublishConfig {
  /** Time between two looks for a new revision while a gateway listens. */
  @WithDefault("100ms")
  Duration lookEvery();

  /** Longest silence on a stream: then a heartbeat is sent. */
  @WithDefault("2s")
  Duration heartbeat();

  /** Longest life of one stream; the gateway comes again, with a token that is still valid. */
  @WithDefault("4m")
  Duration streamFor();

  /** A gateway that has not reported for this long is not waited for when effect is measured. */
  @WithDefault("15s")
  Duration silentAfter();

  /**
   * A gateway that has not reported for this long is taken for gone. Until then jobs wait for it:
   * it may be cut off from here and go on writing to where documents were.
   */
  @WithDefault("15m")
  Duration lostAfter();

  /** How long publications are kept. A gateway that was away for longer takes everything anew. */
  @WithDefault("7d")
  Duration keep();
}
