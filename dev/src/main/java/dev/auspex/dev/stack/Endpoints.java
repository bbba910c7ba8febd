package dev.auspex.dev.stack;

import java.net.URI;

/**
 * Where the running parts answer.
 *
 * @param queryGateway the tenants' API
 * @param controlPlane the administration API; the console is at {@code /console/} below it
 * @param keycloakRealm the realm {@code auspex}, the issuer of tokens
 * @param modelServer the Open Inference Protocol endpoint
 * @param elasticsearch the engine; nobody but Auspex should talk to it
 * @param postgresJdbc the database of the control plane, as a JDBC address
 */
public record Endpoints(
    URI queryGateway,
    URI controlPlane,
    URI keycloakRealm,
    URI modelServer,
    URI elasticsearch,
    String postgresJdbc) {
  /** The console in a browser. */
  public URI console() {
    return controlPlane.resolve("/console/");
  }
}
