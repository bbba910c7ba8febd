package dev.auspex.gateway.snapshot;

import java.time.Duration;

/** The gateway's own access token for the control plane. */
interface ServiceToken {
  /**
   * A token that is valid now; asks Keycloak where none is at hand.
   *
   * @throws RuntimeException where Keycloak does not answer within {@code budget}
   */
  String get(Duration budget);

  /** Forgets the token at hand: it was refused. */
  void refused();
}
