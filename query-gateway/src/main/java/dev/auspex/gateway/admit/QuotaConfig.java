package dev.auspex.gateway.admit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the limits of tenants are held. */
@ConfigMapping(prefix = "gateway.quota")
interface QuotaConfig {
  /** A tenant that was quiet may use at once what its rate gives it in this time. */
  @WithDefault("5s")
  Duration burst();

  /** What is known of a tenant that was quiet for so long is forgotten. */
  @WithDefault("10m")
  Duration forgetAfter();
}
