package dev.auspex.gateway.snapshot;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

/** Where snapshots come from and how often. */
@ConfigMapping(prefix = "gateway.snapshot")
interface SnapshotConfig {
  /** Base URL of the control plane. */
  URI controlPlaneUrl();

  /**
   * File that keeps the last good snapshot; its folder is made at start, and keeps the gateway's
   * name and the lexicons too.
   */
  Path file();

  /** Time between two polls while there is no stream. */
  @WithDefault("1s")
  Duration pollInterval();

  /** Least time between two polls that an unknown key, tenant or index asks for. */
  @WithDefault("250ms")
  Duration missInterval();

  /** Most time that a request waits for such a poll. */
  @WithDefault("1s")
  Duration missWait();

  /** Most time for one poll or report, the access token included. */
  @WithDefault("5s")
  Duration timeout();

  /**
   * Longest silence of a stream, whose heartbeats come every two seconds; then another is opened.
   */
  @WithDefault("7s")
  Duration streamSilence();

  /** How long to poll before trying again, where the control plane answers but brings no stream. */
  @WithDefault("30s")
  Duration streamPause();

  /** Most time to fetch one lexicon, the access token included. */
  @WithDefault("60s")
  Duration lexiconTimeout();

  /** Time between two reports of the revision in use; each change is reported at once. */
  @WithDefault("5s")
  Duration reportEvery();
}
