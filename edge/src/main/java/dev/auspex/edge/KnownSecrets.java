package dev.auspex.edge;

import io.quarkus.runtime.LaunchMode;
import java.util.List;
import org.eclipse.microprofile.config.Config;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stops a start with secrets that everybody knows, because they stand in this repository. The
 * embedded stack of {@code dev} says that it wants them; nobody else should.
 */
public final class KnownSecrets {
  private static final Logger LOG = LoggerFactory.getLogger(KnownSecrets.class);

  /** The setting that allows them; for machines where nobody else can connect. */
  public static final String ALLOW = "auspex.allow-dev-secrets";

  private KnownSecrets() {}

  /**
   * A secret that stands in the repository.
   *
   * @param setting the setting that must not have it
   * @param value what stands in the repository
   * @param variable the environment variable to set instead
   */
  public record KnownSecret(String setting, String value, String variable) {}

  /** Throws {@link IllegalStateException} where one of {@code known} is in use and not allowed. */
  public static void check(Config config, LaunchMode mode, List<KnownSecret> known) {
    List<String> found = found(config, known);
    if (found.isEmpty()) {
      return;
    }
    boolean allowed = config.getOptionalValue(ALLOW, Boolean.class).orElse(false);
    if (mode == LaunchMode.NORMAL && !allowed) {
      throw new IllegalStateException(
          "Secrets from the repository are in use: set %s, or %s=true on a machine where nobody"
                  .formatted(found, ALLOW)
              + " else can connect");
    }
    LOG.atWarn().addKeyValue("settings", found).log("development secrets are in use");
  }

  /** The variables to set, in the order of {@code known}. */
  private static List<String> found(Config config, List<KnownSecret> known) {
    return known.stream()
        .filter(
            secret ->
                config
                    .getOptionalValue(secret.setting(), String.class)
                    .filter(secret.value()::equals)
                    .isPresent())
        .map(KnownSecret::variable)
        .toList();
  }
}
