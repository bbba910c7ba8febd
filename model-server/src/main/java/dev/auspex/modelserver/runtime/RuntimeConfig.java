package dev.auspex.modelserver.runtime;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;

/** How the models run. */
@ConfigMapping(prefix = "model-server.runtime")
public interface RuntimeConfig {
  /** Threads within one inference; more make one text faster, and fewer texts at a time. */
  @WithDefault("1")
  int threads();

  /** Tokens of a text that are read, with its marks of start and end; 3 to 512. */
  @WithDefault("128")
  int maxTokens();

  /**
   * Folder of native code that is unpacked from the jars at first start. Only this user may be able
   * to write there: what lies in it is run.
   */
  @WithDefault("${user.home}/.cache/auspex/model-server")
  Path cacheDirectory();
}
