package dev.auspex.control.platform;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.util.Optional;

/** What the console must know to find the rest of the platform from a browser. */
@ConfigMapping(prefix = "control-plane.console")
public interface ConsoleConfig {
  /** Where browsers reach the gateway, such as {@code http://127.0.0.1:7700}. */
  URI gatewayUrl();

  /**
   * The realm as browsers reach it, such as {@code https://login.example/realms/auspex}. The one
   * that this process uses ({@code quarkus.oidc.auth-server-url}) where they are the same.
   */
  Optional<URI> issuer();

  /** The console's public client in the realm. */
  @WithDefault("auspex-console")
  String clientId();
}
