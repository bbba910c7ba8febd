package dev.auspex.control.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;

class ConsoleRoutesTest {
  @Test
  void pathsWithoutAnExtensionBelongToTheConsolesOwnRouter() {
    assertThat(ConsoleRoutes.isDeepLink("/console/tenants/cinema/indexes/movies")).isTrue();
    assertThat(ConsoleRoutes.isDeepLink("/console/tenants/cinema/")).isTrue();
  }

  @Test
  void filesAndTheRootAreServedAsTheyAre() {
    assertThat(ConsoleRoutes.isDeepLink("/console/")).isFalse();
    assertThat(ConsoleRoutes.isDeepLink("/console/index.html")).isFalse();
    assertThat(ConsoleRoutes.isDeepLink("/console/assets/index-a1b2.js")).isFalse();
    assertThat(ConsoleRoutes.isDeepLink("/v1/tenants")).isFalse();
  }

  @Test
  void browsersMayCallKeycloakAndTheGatewayAndNobodyMayFrameTheConsole() {
    String policy =
        ConsoleRoutes.contentSecurityPolicy(
            URI.create("https://login.example/realms/auspex"),
            URI.create("http://127.0.0.1:7700/"));

    assertThat(policy)
        .contains(
            "default-src 'self'",
            "connect-src 'self' https://login.example http://127.0.0.1:7700;",
            "frame-ancestors 'none'")
        .doesNotContain("script-src", "unsafe-eval");
  }
}
