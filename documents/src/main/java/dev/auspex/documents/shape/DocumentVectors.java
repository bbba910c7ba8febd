package dev.auspex.documents.shape;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.auspex.contract.Deadline;
import dev.auspex.contract.problem.ApiProblem;
import dev.auspex.contract.problem.ProblemType;
import dev.auspex.contract.schema.Embedding;
import dev.auspex.contract.schema.Field;
import dev.auspex.contract.schema.Schema;
import dev.auspex.documents.embed.Embedder;
import dev.auspex.documents.embed.TextVectors;
import dev.auspex.documents.embed.Vector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Computes the vector fields of documents from their text. */
public final class DocumentVectors {
  private static final Logger LOG = LoggerFactory.getLogger(DocumentVectors.class);
  private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

  /** Between the sources' texts. Tokenizers read it as a space. */
  private static final String JOINT = "\n";

  private record Text(int document, String text) {}

  private final Embedder embedder;
  private final int textsPerCall;
  private final Duration budget;

  /**
   * Vectors by {@code embedder}.
   *
   * @param textsPerCall most texts of one call, at least 1
   * @param budget most time of one call
   */
  public DocumentVectors(Embedder embedder, int textsPerCall, Duration budget) {
    this.embedder = embedder;
    this.textsPerCall = textsPerCall;
    this.budget = budget;
  }

  /**
   * Adds its vectors to each document; one that is there already stays. A document without any
   * source text gets none: the vector channel does not find it. After the first call that fails no
   * other is made.
   *
   * @return positions of the documents that lack a vector which they should have
   */
  public BitSet addTo(List<ObjectNode> documents, Schema schema) {
    BitSet missing = new BitSet(documents.size());
    for (Field field : schema.embeddedFields()) {
      Embedding embedding = field.embedding();
      if (embedding == null) {
        throw new IllegalStateException("vector field without embedding: " + field.name());
      }
      List<Text> texts = texts(documents, field.name(), embedding, missing);
      for (int start = 0; start < texts.size(); start += textsPerCall) {
        List<Text> part = texts.subList(start, Math.min(texts.size(), start + textsPerCall));
        if (!missing.isEmpty() || !embed(part, field.name(), embedding, documents)) {
          part.forEach(text -> missing.set(text.document()));
        }
      }
    }
    return missing;
  }

  /** What a document is told that could not be embedded. */
  public static ApiProblem unavailable() {
    return ApiProblem.of(
            ProblemType.MODEL_SERVER_UNAVAILABLE,
            "The document was not stored, because its vector cannot be computed now; send it again")
        .retryAfter(RETRY_AFTER);
  }

  private boolean embed(
      List<Text> texts, String field, Embedding embedding, List<ObjectNode> documents) {
    TextVectors made =
        embedder.embed(
            embedding,
            texts.stream().map(Text::text).toList(),
            Embedder.Purpose.DOCUMENT,
            Deadline.in(budget));
    switch (made) {
      case TextVectors.Made(List<Vector> vectors) -> {
        for (int i = 0; i < vectors.size(); i++) {
          ArrayNode values = documents.get(texts.get(i).document()).putArray(field);
          for (int d = 0; d < vectors.get(i).dimensions(); d++) {
            values.add(vectors.get(i).at(d));
          }
        }
        return true;
      }
      case TextVectors.Failed(String reason) -> {
        LOG.atWarn()
            .addKeyValue("model", embedding.model())
            .log("documents cannot be embedded: {}", reason);
        return false;
      }
    }
  }

  private static List<Text> texts(
      List<ObjectNode> documents, String field, Embedding embedding, BitSet missing) {
    List<Text> texts = new ArrayList<>();
    for (int i = 0; i < documents.size(); i++) {
      if (missing.get(i) || documents.get(i).has(field)) {
        continue;
      }
      List<String> parts = new ArrayList<>();
      for (String source : embedding.sources()) {
        JsonNode value = documents.get(i).path(source);
        Iterable<JsonNode> values = value.isArray() ? value : List.of(value);
        for (JsonNode each : values) {
          if (each.isTextual() && !each.textValue().isBlank()) {
            parts.add(each.textValue().strip());
          }
        }
      }
      if (!parts.isEmpty()) {
        texts.add(new Text(i, String.join(JOINT, parts)));
      }
    }
    return texts;
  }
}
