package dev.auspex.dev.stack;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The loopback ports of the stack. */
public record Ports(
    int queryGateway,
    int controlPlane,
    int keycloak,
    int modelServer,
    int elasticsearch,
    int elasticsearchTransport,
    int postgres,
    int keycloakManagement) {
  /** First of the eight ports that {@code ./auspex up} takes where nothing else is said. */
  public static final int DEFAULT_BASE = 7700;

  private static final int COUNT = 8;

  /** Eight ports in a row from {@code base}, 1024 to 65528. */
  public static Ports from(int base) {
    if (base < 1024 || base + COUNT > 65_536) {
      throw new StackException("The first port must be 1024 to 65528, but was %d.".formatted(base));
    }
    return new Ports(base, base + 1, base + 2, base + 3, base + 4, base + 5, base + 6, base + 7);
  }

  /** Ports that are free at this moment, for tests that must not meet a running stack. */
  public static Ports free() throws IOException {
    List<ServerSocket> sockets = new ArrayList<>();
    try {
      for (int i = 0; i < COUNT; i++) {
        sockets.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
      }
      int[] found = sockets.stream().mapToInt(ServerSocket::getLocalPort).toArray();
      return new Ports(
          found[0], found[1], found[2], found[3], found[4], found[5], found[6], found[7]);
    } finally {
      for (ServerSocket socket : sockets) {
        socket.close();
      }
    }
  }

  /** The port on which {@code part} answers. */
  public int of(Part part) {
    return switch (part) {
      case POSTGRES -> postgres;
      case ELASTICSEARCH -> elasticsearch;
      case KEYCLOAK -> keycloak;
      case MODEL_SERVER -> modelServer;
      case CONTROL_PLANE -> controlPlane;
      case QUERY_GATEWAY -> queryGateway;
    };
  }

  /** Throws a {@link StackException} that names the first taken port of the parts to be started. */
  void requireFree(List<Part> parts) {
    Map<String, Integer> wanted = new LinkedHashMap<>();
    for (Part part : parts) {
      wanted.put(part.label(), of(part));
      switch (part) {
        case ELASTICSEARCH -> wanted.put("elasticsearch transport", elasticsearchTransport);
        case KEYCLOAK -> wanted.put("keycloak management", keycloakManagement);
        case POSTGRES, MODEL_SERVER, CONTROL_PLANE, QUERY_GATEWAY -> {}
      }
    }
    wanted.forEach(
        (use, port) -> {
          try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
          } catch (IOException taken) {
            throw new StackException(
                ("Port %d (%s) is taken. Stop what listens there, or choose eight other ports in a"
                        + " row with --port-base.")
                    .formatted(port, use),
                taken);
          }
        });
  }
}
