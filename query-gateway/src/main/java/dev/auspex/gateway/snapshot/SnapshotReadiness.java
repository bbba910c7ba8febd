package dev.auspex.gateway.snapshot;

import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready once any snapshot is known, and each lexicon that it names is at hand or was tried to get.
 * A control plane that went away does not take the gateway out of service, and neither does a
 * lexicon that cannot be had; the data only tells of it.
 */
@Readiness
@Singleton
class SnapshotReadiness implements HealthCheck {
  private static final Duration FRESH = Duration.ofSeconds(30);

  private final SnapshotFollower follower;

  SnapshotReadiness(SnapshotFollower follower) {
    this.follower = follower;
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("snapshot")
        .status(follower.settled())
        .withData("revision", follower.current().revision())
        .withData("controlPlane", follower.heardWithin(FRESH) ? "answers" : "silent")
        .withData("stream", follower.following())
        .withData("behind", follower.current().waiting().size())
        .withData("behindBecause", follower.lexiconFailure().orElse(""))
        .build();
  }
}
