package dev.auspex.documents.embed;

import dev.auspex.contract.Deadline;
import dev.auspex.contract.schema.Embedding;
import dev.auspex.ranking.model.Embedding.Embedded;
import dev.auspex.ranking.model.InputType;
import dev.auspex.ranking.model.ModelFailure;
import dev.auspex.ranking.model.ModelServerClient;
import dev.auspex.ranking.model.Vectors;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** The model server over HTTP, by the client of {@code ranking-core}. */
public final class ModelServerEmbedder implements Embedder {
  private final ModelServerClient client;

  /** Embeds by the server at {@code url}, a base URL that speaks the Open Inference Protocol v2. */
  public ModelServerEmbedder(HttpClient http, Supplier<URI> url) {
    this.client = new ModelServerClient(http, url);
  }

  @Override
  public TextVectors embed(
      Embedding embedding, List<String> texts, Purpose purpose, Deadline deadline) {
    InputType inputType =
        switch (purpose) {
          case QUERY -> InputType.QUERY;
          case DOCUMENT -> InputType.DOCUMENT;
        };
    return switch (client.embed(embedding.model(), texts, inputType, deadline).join()) {
      case Embedded embedded -> checked(embedded.vectors(), embedding);
      case ModelFailure.TimedOut late ->
          new TextVectors.Failed("no answer within %d ms".formatted(late.budget().toMillis()));
      case ModelFailure.Unavailable unavailable -> new TextVectors.Failed(unavailable.reason());
      case ModelFailure.Rejected rejected -> new TextVectors.Failed(rejected.reason());
    };
  }

  /** The engine refuses a vector of another length, and one without a direction. */
  private static TextVectors checked(Vectors answer, Embedding expected) {
    if (answer.dimensions() != expected.dimensions()) {
      return new TextVectors.Failed(
          "model %s answered %d dimensions where %d are declared"
              .formatted(expected.model(), answer.dimensions(), expected.dimensions()));
    }
    List<Vector> vectors = new ArrayList<>(answer.size());
    for (int i = 0; i < answer.size(); i++) {
      Vector vector = Vector.of(answer.at(i));
      if (vector.isZero()) {
        return new TextVectors.Failed("model %s answered zeros".formatted(expected.model()));
      }
      vectors.add(vector);
    }
    return new TextVectors.Made(vectors);
  }
}
