package dev.auspex.gateway.compatible;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.auspex.contract.problem.ApiProblem;
import dev.auspex.contract.problem.ProblemType;
import dev.auspex.gateway.platform.BoundedBody;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Reads bodies that are JSON objects; what is in them is for others to say. */
@Singleton
class Bodies {
  private final ObjectMapper json;

  /**
   * Reads with {@code json}.
   *
   * @param json strict: refuses names that come twice
   */
  Bodies(ObjectMapper json) {
    this.json = json;
  }

  /** The object in {@code body}; an empty one where there is nothing at all. */
  ObjectNode optional(InputStream body, int maxBytes) {
    byte[] bytes = BoundedBody.read(body, maxBytes);
    return bytes.length == 0 ? json.createObjectNode() : object(bytes);
  }

  /** The object in {@code body}. */
  ObjectNode object(InputStream body, int maxBytes) {
    return object(BoundedBody.read(body, maxBytes));
  }

  /** The object in {@code bytes}. */
  ObjectNode object(byte[] bytes) {
    JsonNode tree;
    try {
      tree = json.readTree(bytes);
    } catch (JsonProcessingException malformed) {
      throw ApiProblem.of(
              ProblemType.INVALID_REQUEST,
              "Expected a JSON object, but it breaks off being JSON at line %d, column %d",
              malformed.getLocation() == null ? 1 : malformed.getLocation().getLineNr(),
              malformed.getLocation() == null ? 1 : malformed.getLocation().getColumnNr())
          .causedBy(malformed);
    } catch (IOException impossible) {
      throw new UncheckedIOException("reading from memory", impossible);
    }
    if (tree instanceof ObjectNode object) {
      return object;
    }
    throw ApiProblem.of(
        ProblemType.INVALID_REQUEST, "Expected a JSON object, but it is something else");
  }
}
