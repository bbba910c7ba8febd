package dev.auspex.control.platform;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stops a start with secrets that everybody knows. The embedded stack of {@code dev} says that it
 * wants them; nobody else should.
 */
@ApplicationScoped
class DevSecrets {
  private static final Logger LOG = LoggerFactory.getLogger(DevSecrets.class);
  static final String ALLOW = "auspex.allow-dev-secrets";

  /** Setting and the value that stands in the repository. */
  private static final Map<String, String> KNOWN =
      Map.of(
          "quarkus.oidc.credentials.secret", "control-plane-dev-secret",
          "quarkus.datasource.password", "auspex");

  /** The environment variable to set instead. */
  private static final Map<String, String> VARIABLES =
      Map.of(
          "quarkus.oidc.credentials.secret", "AUSPEX_OIDC_SECRET",
          "quarkus.datasource.password", "AUSPEX_DB_PASSWORD");

  @Startup
  void check() {
    Config config = ConfigProvider.getConfig();
    boolean allowed = config.getOptionalValue(ALLOW, Boolean.class).orElse(false);
    Map<String, String> settings = new TreeMap<>();
    for (String name : KNOWN.keySet()) {
      config.getOptionalValue(name, String.class).ifPresent(value -> settings.put(name, value));
    }
    List<String> found = found(settings);
    if (found.isEmpty()) {
      return;
    }
    if (LaunchMode.current() == LaunchMode.NORMAL && !allowed) {
      throw new IllegalStateException(
          "Secrets from the repository are in use: set %s, or %s=true on a machine where nobody"
                  .formatted(found, ALLOW)
              + " else can connect");
    }
    LOG.atWarn().addKeyValue("settings", found).log("development secrets are in use");
  }

  /** The variables to set, for each setting that has its well-known value. */
  static List<String> found(Map<String, String> settings) {
    List<String> found = new ArrayList<>();
    new TreeMap<>(KNOWN)
        .forEach(
            (name, known) -> {
              if (known.equals(settings.get(name))) {
                found.add(VARIABLES.get(name));
              }
            });
    return List.copyOf(found);
  }
}
