package dev.auspex.gateway.model;

import dev.auspex.documents.embed.Embedder;
import dev.auspex.documents.embed.ModelServerEmbedder;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.http.HttpClient;

/** Ties the embedder to the server that the settings name. */
final class ModelServer {
  private ModelServer() {}

  @Produces
  @Singleton
  static Embedder embedder(HttpClient http, ModelConfig config) {
    return new ModelServerEmbedder(http, config::url);
  }
}
