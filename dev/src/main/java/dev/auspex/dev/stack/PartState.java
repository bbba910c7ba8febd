package dev.auspex.dev.stack;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;

/** Asks a part from outside whether it does its work. */
public final class PartState {
  private static final int CONNECT_MILLIS = 1000;

  private PartState() {}

  /** Whether {@code part} answers on its port; PostgreSQL counts as answering once it accepts. */
  public static boolean answers(Part part, Ports ports) throws InterruptedException {
    String path =
        switch (part) {
          case POSTGRES -> "";
          case ELASTICSEARCH -> "/_cluster/health";
          case KEYCLOAK -> "/realms/auspex";
          case MODEL_SERVER, CONTROL_PLANE, QUERY_GATEWAY -> "/q/health/ready";
        };
    if (path.isEmpty()) {
      try (Socket socket = new Socket()) {
        socket.connect(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), ports.of(part)),
            CONNECT_MILLIS);
        return true;
      } catch (IOException refused) {
        return false;
      }
    }
    return new Readiness((subject, message) -> {})
        .answers(URI.create("http://127.0.0.1:" + ports.of(part) + path));
  }
}
