package dev.auspex.benchmarks.relevance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A query that has exactly one right answer: what has certain values within a circle, nearest
 * first. In a set it is a query with {@code near}, {@code radius_m}, {@code filter} (member to
 * value) and {@code expected_order} (ids).
 *
 * @param near where the circle is
 * @param radiusMeters how large it is
 * @param values by member of the documents
 * @param expected ids in the right order, at most 100
 */
public record PlaceQuery(
    JsonNode near, double radiusMeters, Map<String, String> values, List<String> expected) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MOST = 100;

  /** Copies the collections. */
  public PlaceQuery {
    values = Map.copyOf(values);
    expected = List.copyOf(expected);
  }

  /** Reads a line of {@code queries.jsonl}; empty where it is a query of another form. */
  static Optional<PlaceQuery> of(JsonNode line) {
    if (!line.path("near").isObject() || !line.path("expected_order").isArray()) {
      return Optional.empty();
    }
    Map<String, String> values = new TreeMap<>();
    line.path("filter")
        .properties()
        .forEach(member -> values.put(member.getKey(), member.getValue().asText()));
    List<String> expected = new ArrayList<>();
    line.path("expected_order").forEach(id -> expected.add(id.asText()));
    return Optional.of(
        new PlaceQuery(
            line.path("near"),
            line.path("radius_m").asDouble(),
            values,
            expected.subList(0, Math.min(MOST, expected.size()))));
  }

  /**
   * The search for it.
   *
   * @param schema with a point among its fields
   */
  String search(GuessedSchema schema) {
    String point = schema.point().orElseThrow();
    ObjectNode body = JSON.createObjectNode().put("query", "").put("size", MOST);
    ArrayNode conditions = body.putObject("filter").putArray("and");
    values.forEach(
        (member, value) ->
            conditions.addObject().put("field", schema.exactName(member)).put("equals", value));
    ObjectNode circle = conditions.addObject().put("field", point).putObject("near");
    circle.set("lat", near.path("lat"));
    circle.set("lon", near.path("lon"));
    circle.put("radiusMeters", radiusMeters);
    body.putArray("sort").addObject().put("field", point).set("distanceTo", near);
    return body.toString();
  }
}
