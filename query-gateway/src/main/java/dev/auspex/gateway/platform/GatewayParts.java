package dev.auspex.gateway.platform;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;

/** Parts that come from outside, so that a test can pass its own. */
final class GatewayParts {
  private GatewayParts() {}

  @Produces
  @Singleton
  static Clock clock() {
    return Clock.systemUTC();
  }

  /** For calls to the control plane and the model server; each call brings its own timeout. */
  @Produces
  @Singleton
  static HttpClient httpClient() {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .connectTimeout(Duration.ofSeconds(1))
        .build();
  }
}
