package dev.auspex.gateway.document;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.auspex.contract.problem.ApiProblem;
import dev.auspex.contract.problem.ProblemType;
import dev.auspex.contract.problem.Violation;
import dev.auspex.contract.schema.Schema;
import dev.auspex.documents.shape.DocumentCheck;
import dev.auspex.documents.shape.ObjectLists;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** From bytes to a document that fits the schema. */
@Singleton
class DocumentReader {
  private final ObjectMapper json;

  DocumentReader(ObjectMapper json) {
    this.json = json;
  }

  /**
   * The JSON object in {@code bytes}; throws {@link ProblemType#INVALID_REQUEST} for anything else.
   */
  ObjectNode parse(byte[] bytes) {
    JsonNode parsed;
    try {
      parsed = json.readTree(bytes);
    } catch (JsonProcessingException malformed) {
      throw ApiProblem.of(
              ProblemType.INVALID_REQUEST,
              "Expected a JSON object, but it breaks off being JSON at column %d",
              malformed.getLocation() == null ? 1 : malformed.getLocation().getColumnNr())
          .causedBy(malformed);
    } catch (IOException impossible) {
      throw new UncheckedIOException("reading from memory", impossible);
    }
    if (parsed instanceof ObjectNode object) {
      return object;
    }
    throw ApiProblem.of(
        ProblemType.INVALID_REQUEST,
        "Expected a JSON object with the values of a document, but it is something else");
  }

  /**
   * Throws {@link ProblemType#INVALID_DOCUMENT} with every field that does not fit; else sets the
   * fields that are flattened from lists of objects.
   */
  void check(ObjectNode document, Schema schema) {
    List<Violation> violations = DocumentCheck.check(document, schema);
    if (!violations.isEmpty()) {
      throw ApiProblem.of(ProblemType.INVALID_DOCUMENT, violations);
    }
    ObjectLists.flatten(document, schema);
  }
}
