package dev.auspex.gateway.platform;

import dev.auspex.analysis.TextAnalysis;
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

  /** One for the process: it keeps what each language needs. */
  @Produces
  @Singleton
  static TextAnalysis textAnalysis() {
    return new TextAnalysis();
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
