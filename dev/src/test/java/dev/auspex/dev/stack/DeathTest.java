package dev.auspex.dev.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class DeathTest {
  private static final LogFile LOG = new LogFile(Path.of("target", "no-such.log"));

  @ParameterizedTest
  @EnumSource(names = {"MODEL_SERVER", "CONTROL_PLANE", "KEYCLOAK"})
  void killingWhatSearchOutlivesLeavesTheRestRunning(Part part) {
    assertThat(Death.of(part, 137, LOG).endsAll()).isFalse();
    assertThat(Death.of(part, 143, LOG).endsAll()).isFalse();
  }

  @ParameterizedTest
  @EnumSource(names = "POSTGRES", mode = Mode.EXCLUDE)
  void aCrashEndsAllAndSaysHow(Part part) {
    Death death = Death.of(part, 134, LOG);

    assertThat(death.endsAll()).isTrue();
    assertThat(death.message()).startsWith("ended unexpectedly with exit code 134");
  }

  @Test
  void withoutEngineOrGatewayNothingIsOfUse() {
    assertThat(Death.of(Part.ELASTICSEARCH, 137, LOG).endsAll()).isTrue();
    assertThat(Death.of(Part.QUERY_GATEWAY, 137, LOG).endsAll()).isTrue();
  }
}
