package dev.auspex.dev;

import dev.auspex.dev.stack.Endpoints;
import java.io.PrintStream;

/** Tells a person where to go next. */
final class Addresses {
  private Addresses() {}

  static void print(Endpoints endpoints, PrintStream out) {
    out.printf(
        """

        Console          %s
                         operator/operator (platform), clara/clara (cinema), petra/petra and pablo/pablo (places)
        Search API       %s   (OpenAPI at /q/openapi)
        Admin API        %s   (OpenAPI at /q/openapi)
        Keycloak         %s   (admin/admin)
        Model server     %s

        """,
        endpoints.console(),
        endpoints.queryGateway(),
        endpoints.controlPlane(),
        endpoints.keycloakRealm(),
        endpoints.modelServer());
  }
}
