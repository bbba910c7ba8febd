package dev.auspex.dev.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import org.junit.jupiter.api.Test;

class PortsTest {
  @Test
  void eightPortsInARowEachWithItsUse() {
    Ports ports = Ports.from(9000);

    assertThat(ports.of(Part.QUERY_GATEWAY)).isEqualTo(9000);
    assertThat(ports.of(Part.CONTROL_PLANE)).isEqualTo(9001);
    assertThat(ports.keycloakManagement()).isEqualTo(9007);
  }

  @Test
  void aTakenPortIsNamedWithWhatWantedIt() throws IOException {
    Ports ports = Ports.free();
    try (ServerSocket other =
        new ServerSocket(ports.keycloak(), 1, InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(() -> ports.requireFree(List.of(Part.POSTGRES, Part.KEYCLOAK)))
          .isInstanceOf(StackException.class)
          .hasMessageContaining("Port %d (keycloak) is taken", other.getLocalPort())
          .hasMessageContaining("--port-base");
    }
  }

  @Test
  void aBaseWithoutRoomForEightPortsIsRefused() {
    assertThatThrownBy(() -> Ports.from(65_530)).isInstanceOf(StackException.class);
    assertThatThrownBy(() -> Ports.from(80)).isInstanceOf(StackException.class);
  }
}
