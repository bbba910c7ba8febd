package dev.auspex.gateway.platform;

import dev.auspex.edge.KnownSecrets;
import dev.auspex.edge.KnownSecrets.KnownSecret;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.eclipse.microprofile.config.ConfigProvider;

/** The secrets of this service that must be others outside of development. */
@ApplicationScoped
class DevSecrets {
  private static final List<KnownSecret> KNOWN =
      List.of(
          new KnownSecret(
              "quarkus.oidc-client.credentials.secret",
              "query-gateway-dev-secret",
              "AUSPEX_GATEWAY_OIDC_SECRET"),
          new KnownSecret(
              "gateway.cursor.secret",
              "query-gateway-dev-cursor-secret",
              "AUSPEX_GATEWAY_CURSOR_SECRET"));

  @Startup
  void check() {
    KnownSecrets.check(ConfigProvider.getConfig(), LaunchMode.current(), KNOWN);
  }
}
