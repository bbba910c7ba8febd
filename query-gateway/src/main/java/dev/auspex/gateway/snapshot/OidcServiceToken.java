package dev.auspex.gateway.snapshot;

import io.quarkus.oidc.client.OidcClient;
import io.quarkus.oidc.client.Tokens;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Client credentials of {@code query-gateway}; threads that ask at the same time share one call.
 */
final class OidcServiceToken implements ServiceToken {
  private final OidcClient keycloak;
  private final ReentrantLock asking = new ReentrantLock();
  private volatile @Nullable Tokens atHand;

  OidcServiceToken(OidcClient keycloak) {
    this.keycloak = keycloak;
  }

  @Override
  public String get(Duration budget) {
    asking.lock();
    try {
      Tokens tokens = atHand;
      if (tokens == null || tokens.isAccessTokenExpired()) {
        tokens = keycloak.getTokens().await().atMost(budget);
        atHand = tokens;
      }
      return tokens.getAccessToken();
    } finally {
      asking.unlock();
    }
  }

  @Override
  public void refused() {
    atHand = null;
  }
}
