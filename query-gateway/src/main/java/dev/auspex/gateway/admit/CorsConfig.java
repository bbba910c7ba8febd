package dev.auspex.gateway.admit;

import io.smallrye.config.ConfigMapping;
import java.util.List;

/** Which web pages may read what the gateway says, whatever the credentials. */
@ConfigMapping(prefix = "gateway.cors")
interface CorsConfig {
  /** Origins of the console, comma separated. */
  List<String> consoleOrigins();
}
