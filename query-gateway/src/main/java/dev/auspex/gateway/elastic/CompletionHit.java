package dev.auspex.gateway.elastic;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * A document with a value that completes what was typed.
 *
 * @param field whose value it is
 * @param id what clients call the document
 * @param values all values of the field
 * @param keys what {@link CompletionSearch.Order} compares, in its order
 */
public record CompletionHit(String field, String id, List<String> values, List<JsonNode> keys) {
  /** Copies the lists. */
  public CompletionHit {
    values = List.copyOf(values);
    keys = List.copyOf(keys);
  }
}
