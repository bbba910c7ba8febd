package dev.auspex.control.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;

class KeycloakAdminTest {
  @Test
  void theAdminApiStandsBesideTheRealm() {
    assertThat(
            KeycloakAdmin.admin(URI.create("https://login.example/auth/realms/auspex"), "/roles"))
        .isEqualTo(URI.create("https://login.example/auth/admin/realms/auspex/roles"));
    assertThat(KeycloakAdmin.admin(URI.create("http://127.0.0.1:7702/realms/auspex"), ""))
        .isEqualTo(URI.create("http://127.0.0.1:7702/admin/realms/auspex"));
  }
}
