package dev.auspex.control.platform;

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
              "quarkus.oidc.credentials.secret", "control-plane-dev-secret", "AUSPEX_OIDC_SECRET"),
          new KnownSecret("quarkus.datasource.password", "auspex", "AUSPEX_DB_PASSWORD"));

  @Startup
  void check() {
    KnownSecrets.check(ConfigProvider.getConfig(), LaunchMode.current(), KNOWN);
  }
}
