package dev.auspex.gateway.snapshot;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

/** Settings of the room as its tests want them. */
record TestConfig(
    URI controlPlaneUrl,
    Path file,
    Duration pollInterval,
    Duration missInterval,
    Duration missWait,
    Duration timeout,
    Duration streamSilence,
    Duration streamPause,
    Duration lexiconTimeout,
    Duration reportEvery)
    implements SnapshotConfig {

  static TestConfig at(URI controlPlane) {
    return new TestConfig(
        controlPlane,
        Path.of("unused"),
        Duration.ofSeconds(1),
        Duration.ZERO,
        Duration.ofSeconds(1),
        Duration.ofMillis(500),
        Duration.ofSeconds(7),
        Duration.ofSeconds(30),
        Duration.ofMillis(500),
        Duration.ofSeconds(5));
  }

  static TestConfig misses(Duration missInterval, Duration missWait) {
    return new TestConfig(
        URI.create("http://127.0.0.1:1"),
        Path.of("unused"),
        Duration.ofMillis(20),
        missInterval,
        missWait,
        Duration.ofSeconds(1),
        Duration.ofSeconds(7),
        Duration.ofHours(1),
        Duration.ofSeconds(1),
        Duration.ofHours(1));
  }
}
