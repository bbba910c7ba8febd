package dev.auspex.control.job;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;

/** How jobs are worked on. */
@ConfigMapping(prefix = "control-plane.job")
interface JobConfig {
  /** Most jobs that this process works on at once. */
  @WithDefault("2")
  int workers();

  /** How long a job belongs to the process that took it; kept up while that process lives. */
  @WithDefault("30s")
  Duration lease();

  /** Documents that are read and written at once. */
  @WithDefault("500")
  int batch();

  /** Time between two looks at whether all gateways know of a change. */
  @WithDefault("50ms")
  Duration gatewayPoll();

  /** Pause after a step could not be done; doubles with each time. */
  @WithDefault("1s")
  Duration firstPause();

  /** The longest pause between attempts. */
  @WithDefault("30s")
  Duration longestPause();

  /** Documents that both homes are asked for before they are swapped. */
  @WithDefault("20")
  int shadowDocuments();

  /** An index of the pool with at least so many documents moves to one of its own. */
  @WithDefault("500000")
  int dedicateOver();

  /** Documents per second of such a move. */
  @WithDefault("2000")
  int policySpeed();

  /** Most texts in one call to the model server. */
  @WithDefault("32")
  int embedTexts();

  /** Most time for embedding the texts of one call. */
  @WithDefault("30s")
  Duration embedBudget();

  /** Base URL of a model server that speaks the Open Inference Protocol v2, for rebuilds. */
  URI modelUrl();
}
