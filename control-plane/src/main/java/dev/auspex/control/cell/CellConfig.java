package dev.auspex.control.cell;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How cells are filled and made. */
@ConfigMapping(prefix = "control-plane.cell")
public interface CellConfig {
  /** Most TenantIndexes of one cell. */
  @WithDefault("2500")
  int mostMembers();

  /** The next cell is made when all open ones together have less room than this. */
  @WithDefault("250")
  int spareMembers();

  /** Time between two looks at whether a cell is needed. */
  @WithDefault("1s")
  Duration keepEvery();
}
