package dev.auspex.control.access;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the control plane administers Keycloak. It signs in as its own client. */
@ConfigMapping(prefix = "control-plane.keycloak")
public interface KeycloakConfig {
  /** Longest that Keycloak may take to be reached. */
  @WithDefault("3s")
  Duration connectTimeout();

  /** Longest that Keycloak may take to answer. */
  @WithDefault("10s")
  Duration replyTimeout();
}
