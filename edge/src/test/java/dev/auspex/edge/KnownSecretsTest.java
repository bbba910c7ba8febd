package dev.auspex.edge;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.auspex.edge.KnownSecrets.KnownSecret;
import io.quarkus.runtime.LaunchMode;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;

class KnownSecretsTest {
  private static final List<KnownSecret> KNOWN =
      List.of(
          new KnownSecret("door.secret", "dev-secret", "DOOR_SECRET"),
          new KnownSecret("database.password", "auspex", "DATABASE_PASSWORD"));

  @Test
  void aSecretOfTheRepositoryStopsTheStartAndNamesTheVariableToSet() {
    Config config = config(Map.of("door.secret", "3f9a", "database.password", "auspex"));

    assertThatThrownBy(() -> KnownSecrets.check(config, LaunchMode.NORMAL, KNOWN))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("[DATABASE_PASSWORD]")
        .hasMessageContaining(KnownSecrets.ALLOW);
  }

  @Test
  void secretsOfOnesOwnPass() {
    Config config = config(Map.of("door.secret", "3f9a", "database.password", "b71c"));

    assertThatCode(() -> KnownSecrets.check(config, LaunchMode.NORMAL, KNOWN))
        .doesNotThrowAnyException();
  }

  @Test
  void whoAllowsThemAndWhoDevelopsMayStart() {
    Map<String, String> unsafe = Map.of("door.secret", "dev-secret");
    Config allowed = config(Map.of("door.secret", "dev-secret", KnownSecrets.ALLOW, "true"));

    assertThatCode(
            () -> {
              KnownSecrets.check(config(unsafe), LaunchMode.DEVELOPMENT, KNOWN);
              KnownSecrets.check(allowed, LaunchMode.NORMAL, KNOWN);
            })
        .doesNotThrowAnyException();
  }

  private static Config config(Map<String, String> values) {
    return new SmallRyeConfigBuilder()
        .withSources(new PropertiesConfigSource(values, "test", 100))
        .build();
  }
}
