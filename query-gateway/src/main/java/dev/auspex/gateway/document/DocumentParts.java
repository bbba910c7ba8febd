package dev.auspex.gateway.document;

import dev.auspex.documents.embed.Embedder;
import dev.auspex.documents.shape.DocumentVectors;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Parts of this room that its settings shape. */
final class DocumentParts {
  private DocumentParts() {}

  @Produces
  @Singleton
  static DocumentVectors vectors(Embedder embedder, DocumentConfig config) {
    return new DocumentVectors(embedder, config.embedTexts(), config.embedBudget());
  }
}
