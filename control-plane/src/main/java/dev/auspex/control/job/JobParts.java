package dev.auspex.control.job;

import dev.auspex.documents.embed.ModelServerEmbedder;
import dev.auspex.documents.shape.DocumentVectors;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.http.HttpClient;
import java.time.Duration;

/** Parts of this room that its settings shape. */
final class JobParts {
  private static final Duration CONNECT = Duration.ofSeconds(2);

  private JobParts() {}

  @Produces
  @Singleton
  static DocumentVectors vectors(JobConfig config) {
    HttpClient http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .build();
    return new DocumentVectors(
        new ModelServerEmbedder(http, config::modelUrl), config.embedTexts(), config.embedBudget());
  }
}
