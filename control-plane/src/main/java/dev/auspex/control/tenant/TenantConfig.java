package dev.auspex.control.tenant;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How tenants come and go. */
@ConfigMapping(prefix = "control-plane.tenant")
public interface TenantConfig {
  /** How long a deleted tenant can be brought back, unless the request says otherwise. */
  @WithDefault("7d")
  Duration grace();

  /**
   * How long a tenant belongs to the process that makes its organization or removes it. If that one
   * dies, another may go on after this time.
   */
  @WithDefault("60s")
  Duration lease();

  /** Pause after the first attempt that failed; doubles with each. */
  @WithDefault("1s")
  Duration firstPause();

  /** The longest pause between attempts. */
  @WithDefault("30s")
  Duration longestPause();
}
