package dev.auspex.control.index;

import dev.auspex.contract.snapshot.PlacementKind;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How indexes are brought about. */
@ConfigMapping(prefix = "control-plane.index")
public interface IndexConfig {
  /** Where an index goes whose declaration does not say: pool or dedicated. */
  @WithDefault("pool")
  PlacementKind defaultPlacement();

  /** Longest that creating an index waits for it to be ready before it answers anyway. */
  @WithDefault("5s")
  Duration createWait();

  /**
   * How long an index belongs to the reconciler that took it. If that one dies, another may go on
   * after this time. Above the sum of Elasticsearch's timeouts for the calls of one attempt.
   */
  @WithDefault("30s")
  Duration lease();

  /** Pause after the first attempt that Elasticsearch could not serve; doubles with each. */
  @WithDefault("1s")
  Duration firstPause();

  /** The longest pause between attempts. */
  @WithDefault("30s")
  Duration longestPause();
}
