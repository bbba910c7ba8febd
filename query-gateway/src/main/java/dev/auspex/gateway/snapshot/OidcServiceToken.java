package dev.auspex.gateway.snapshot;

import io.quarkus.oidc.client.OidcClient;
import io.quarkus.oidc.client.Tokens;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Client credentials of {@code query-gateway}; used by the polling thread alone. */
final class OidcServiceToken implements ServiceToken {
  private final OidcClient keycloak;
  private @Nullable Tokens atHand;

  OidcServiceToken(OidcClient keycloak) {
    this.keycloak = keycloak;
  }

  @Override
  public String get(Duration budget) {
    Tokens tokens = atHand;
    if (tokens == null || tokens.isAccessTokenExpired()) {
      tokens = keycloak.getTokens().await().atMost(budget);
      atHand = tokens;
    }
    return tokens.getAccessToken();
  }

  @Override
  public void refused() {
    atHand = null;
  }
}
