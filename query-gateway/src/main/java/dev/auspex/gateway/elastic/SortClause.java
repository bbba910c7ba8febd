package dev.auspex.gateway.elastic;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.auspex.documents.stored.StoredForm;

/** Writes a {@link Sorting} into the body of a search. */
final class SortClause {
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * Breaks ties: the engine numbers the writes of a shard, and every document has its own number.
   * All documents of one TenantIndex lie in one shard. It has doc values in every index, unlike
   * {@code _id}, and does not change until the document is written again, unlike {@code _doc}.
   */
  private static final String WRITE_NUMBER = "_seq_no";

  private SortClause() {}

  static void write(ObjectNode body, Sorting sorting, StoredForm layout) {
    ArrayNode keys = body.putArray("sort");
    for (Sorting.Key key : sorting.keys()) {
      switch (key) {
        case Sorting.Key.OfField field ->
            keys.addObject()
                .putObject(layout.field(field.field()))
                .put("order", field.ascending() ? "asc" : "desc")
                .put("missing", field.missingFirst() ? "_first" : "_last");
        case Sorting.Key.OfDistance distance -> {
          ObjectNode written = keys.addObject().putObject("_geo_distance");
          written
              .putObject(layout.field(distance.field()))
              .put("lat", distance.origin().lat())
              .put("lon", distance.origin().lon());
          written.put("order", "asc").put("unit", "m");
        }
        case Sorting.Key.OfRelevance relevance ->
            keys.addObject().putObject("_score").put("order", "desc");
      }
    }
    keys.addObject().putObject(WRITE_NUMBER).put("order", "asc");
    if (sorting.after() != null) {
      body.set("search_after", place(sorting.after()));
    }
  }

  private static JsonNode place(String after) {
    try {
      return JSON.readTree(after);
    } catch (JsonProcessingException notOurs) {
      throw new IllegalStateException("a place comes from the engine", notOurs);
    }
  }
}
