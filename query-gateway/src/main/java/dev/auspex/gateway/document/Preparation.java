package dev.auspex.gateway.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.auspex.contract.problem.ApiProblem;
import dev.auspex.contract.problem.ProblemType;
import dev.auspex.contract.schema.Embedding;
import dev.auspex.contract.schema.Field;
import dev.auspex.contract.schema.Schema;
import dev.auspex.contract.snapshot.IndexSnapshot;
import dev.auspex.documents.shape.DocumentVectors;
import dev.auspex.gateway.elastic.DocumentStore.BulkItem;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;

/** From the values of one document to what is stored of it in each home. */
@Singleton
class Preparation {
  private final DocumentReader reader;
  private final DocumentVectors vectors;
  private final SecondForms secondForms;

  Preparation(DocumentReader reader, DocumentVectors vectors, SecondForms secondForms) {
    this.reader = reader;
    this.vectors = vectors;
    this.secondForms = secondForms;
  }

  /**
   * Checks {@code document} and computes what is computed.
   *
   * @param document as a client sends it; becomes what is stored in the serving home
   * @throws ApiProblem {@link ProblemType#INVALID_DOCUMENT}, {@link
   *     ProblemType#MODEL_SERVER_UNAVAILABLE}
   */
  BulkItem complete(IndexSnapshot index, String id, ObjectNode document) {
    reader.check(document, index.bundle().schema());
    return withVectors(index, id, document);
  }

  /**
   * The same for a document that takes the place of {@code before}: a computed vector whose sources
   * have not changed stays, so that changing a price asks no model.
   *
   * @param before all stored values
   */
  BulkItem complete(IndexSnapshot index, String id, ObjectNode document, ObjectNode before) {
    Schema schema = index.bundle().schema();
    reader.check(document, schema);
    for (Field field : schema.embeddedFields()) {
      Embedding embedding = field.embedding();
      JsonNode vector = before.get(field.name());
      if (embedding != null
          && vector != null
          && embedding.sources().stream()
              .allMatch(source -> Objects.equals(before.get(source), document.get(source)))) {
        document.set(field.name(), vector);
      }
    }
    return withVectors(index, id, document);
  }

  private BulkItem withVectors(IndexSnapshot index, String id, ObjectNode document) {
    if (!vectors.addTo(List.of(document), index.bundle().schema()).isEmpty()) {
      throw DocumentVectors.unavailable();
    }
    SecondForms.Form second = secondForms.of(index, List.of(document)).getFirst();
    if (second.refusal() != null) {
      throw second.refusal();
    }
    return new BulkItem(id, document, second.document());
  }
}
