package dev.auspex.gateway.elastic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.auspex.documents.stored.StoredForm;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the reply of {@code _search} to a {@link QuerySearch}. */
final class QueryHitsReader {
  private QueryHitsReader() {}

  /** Throws a problem where the engine ran out of time, since its hits are then any hits. */
  static QueryHits read(JsonNode reply, QuerySearch search, StoredForm layout, Marks marks) {
    if (reply.path("timed_out").asBoolean()) {
      throw EngineFailures.tooLate();
    }
    JsonNode hits = reply.path("hits");
    if (!hits.path("hits").isArray() || reply.path("_shards").path("failed").asInt() > 0) {
      throw EngineFailures.unavailable();
    }
    List<QueryHits.Hit> page = new ArrayList<>();
    for (JsonNode hit : hits.path("hits")) {
      page.add(hit(hit, search, layout, marks));
    }
    JsonNode total = hits.path("total");
    return new QueryHits(
        total.path("value").asLong(),
        !total.path("relation").asText().equals("gte"),
        number(hits.path("max_score")),
        page,
        Aggregations.read(reply.path("aggregations"), search.aggregations()));
  }

  private static QueryHits.Hit hit(
      JsonNode hit, QuerySearch search, StoredForm layout, Marks marks) {
    ObjectNode document =
        hit.path("_source") instanceof ObjectNode source
            ? layout.logical(source)
            : JsonNodeFactory.instance.objectNode();
    Map<String, List<String>> highlights = new HashMap<>();
    marks.addTo(highlights, document);
    List<JsonNode> sort = new ArrayList<>();
    if (!search.page().order().isEmpty()) {
      hit.path("sort").forEach(sort::add);
    }
    return new QueryHits.Hit(
        layout.clientId(hit.path("_id").asText()),
        number(hit.path("_score")),
        hit.path("_version").asLong(),
        document.retain(search.fields()),
        highlights,
        sort);
  }

  private static @Nullable Double number(JsonNode value) {
    return value.isNumber() ? value.doubleValue() : null;
  }
}
