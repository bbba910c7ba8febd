package dev.auspex.control.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BearerTokenRequiredTest {
  @Test
  void theApiNeedsATokenAndTheConsoleDoesNot() {
    assertThat(BearerTokenRequired.isApi("/v1/tenants")).isTrue();
    assertThat(BearerTokenRequired.isApi("/internal/v1/snapshot")).isTrue();
    assertThat(BearerTokenRequired.isApi("/console/config.json")).isFalse();
    assertThat(BearerTokenRequired.isApi("/q/health/ready")).isFalse();
  }

  @Test
  void otherSchemesAndEmptyTokensAreNoToken() {
    assertThat(BearerTokenRequired.hasToken("bearer abc")).isTrue();
    assertThat(BearerTokenRequired.hasToken("Bearer ")).isFalse();
    assertThat(BearerTokenRequired.hasToken("Basic abc")).isFalse();
    assertThat(BearerTokenRequired.hasToken("ApiKey ax_a_b")).isFalse();
    assertThat(BearerTokenRequired.hasToken(null)).isFalse();
  }
}
