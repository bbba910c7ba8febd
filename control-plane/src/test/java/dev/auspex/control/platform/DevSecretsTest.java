package dev.auspex.control.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class DevSecretsTest {
  @Test
  void secretsFromTheRepositoryAreNamedByTheVariableToSet() {
    assertThat(
            DevSecrets.found(
                Map.of(
                    "quarkus.oidc.credentials.secret", "control-plane-dev-secret",
                    "quarkus.datasource.password", "auspex")))
        .containsExactly("AUSPEX_DB_PASSWORD", "AUSPEX_OIDC_SECRET");
  }

  @Test
  void secretsOfOnesOwnPass() {
    assertThat(
            DevSecrets.found(
                Map.of(
                    "quarkus.oidc.credentials.secret", "3f9a",
                    "quarkus.datasource.password", "b71c")))
        .isEmpty();
  }
}
