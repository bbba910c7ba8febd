package dev.auspex.gateway.elastic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.auspex.analysis.completion.Way;
import dev.auspex.contract.filter.Filter;
import dev.auspex.contract.snapshot.CompletionField;
import dev.auspex.documents.stored.StoredForm;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes what {@link CompletionEngine} asks as bodies of {@code _search}. The tree is fixed; what
 * clients typed only ever becomes a string value in it.
 */
final class CompletionBody {
  /** The query of our plugin. */
  private static final String NEAR_PREFIX = "auspex_near_prefix";

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private CompletionBody() {}

  /** The best values of one field. */
  static ObjectNode best(
      CompletionSearch search,
      CompletionSearch.OfField field,
      StoredForm layout,
      Duration timeout) {
    CompletionField kept = kept(field.field(), layout);
    ObjectNode body = JSON.objectNode();
    body.put("size", search.size())
        .put("timeout", Math.max(1, timeout.toMillis()) + "ms")
        .put("track_total_hits", true);
    body.putArray("_source").add(layout.field(field.field()));
    ObjectNode bool = body.putObject("query").putObject("bool");
    FilterClause.all(search.filter(), layout).ifPresent(filter -> bool.set("filter", filter));
    ArrayNode ways = bool.putObject("must").putObject("dis_max").putArray("queries");
    for (Way way : field.ways()) {
      ObjectNode constant = ways.addObject().putObject("constant_score");
      constant.put("boost", way.match().quality());
      constant.set("filter", way(way, kept.starts(), layout.completionScope()));
    }
    if (!field.list()) {
      body.putObject("collapse").put("field", kept.whole());
    }
    addOrder(body.putArray("sort"), search.order(), kept, layout);
    return body;
  }

  private static ObjectNode way(Way way, String starts, String scope) {
    ObjectNode clause = JSON.objectNode();
    switch (way) {
      case Way.Begins begins -> {
        ArrayNode all = clause.putObject("bool").putArray("filter");
        for (List<String> any : begins.beginnings()) {
          ObjectNode one = all.addObject().putObject("bool").put("minimum_should_match", 1);
          ArrayNode should = one.putArray("should");
          any.forEach(
              beginning -> should.addObject().putObject("prefix").put(starts, scope + beginning));
        }
      }
      case Way.Near near ->
          clause
              .putObject(NEAR_PREFIX)
              .put("field", starts)
              .put("kept", scope + near.kept())
              .put("rest", near.rest())
              .put("edits", near.edits());
    }
    return clause;
  }

  private static void addOrder(
      ArrayNode sort, CompletionSearch.Order order, CompletionField kept, StoredForm layout) {
    sort.addObject().put("_score", "desc");
    CompletionSearch.Near near = order.near();
    if (near != null) {
      ObjectNode distance = sort.addObject().putObject("_geo_distance");
      distance
          .putObject(layout.field(near.field()))
          .put("lat", near.origin().lat())
          .put("lon", near.origin().lon());
      distance.put("order", "asc").put("unit", "m");
    }
    if (order.by() != null) {
      sort.addObject()
          .putObject(layout.field(order.by()))
          .put("order", "desc")
          .put("missing", "_last");
    }
    sort.addObject().put(kept.whole(), "asc");
    // Of equal values always the same document.
    sort.addObject().put(FilterClause.SEQ_NO, "asc");
  }

  /** How many documents have each of {@code wholes} in one of {@code fields}. */
  static ObjectNode counts(
      @Nullable Filter filter,
      List<String> fields,
      List<String> wholes,
      StoredForm layout,
      Duration timeout) {
    List<String> kept = fields.stream().map(field -> kept(field, layout).whole()).toList();
    ObjectNode body = JSON.objectNode();
    body.put("size", 0)
        .put("timeout", Math.max(1, timeout.toMillis()) + "ms")
        .put("track_total_hits", false);
    ObjectNode bool = body.putObject("query").putObject("bool");
    FilterClause.all(filter, layout).ifPresent(bound -> bool.set("filter", bound));
    bool.set("must", anyOf(kept, wholes));
    ArrayNode each =
        body.putObject("aggs").putObject("counts").putObject("filters").putArray("filters");
    wholes.forEach(whole -> each.add(anyOf(kept, List.of(whole))));
    return body;
  }

  private static JsonNode anyOf(List<String> physicalFields, List<String> wholes) {
    ObjectNode clause = JSON.objectNode();
    ObjectNode bool = clause.putObject("bool").put("minimum_should_match", 1);
    ArrayNode should = bool.putArray("should");
    for (String field : physicalFields) {
      ArrayNode values = should.addObject().putObject("terms").putArray(field);
      wholes.forEach(values::add);
    }
    return clause;
  }

  private static CompletionField kept(String field, StoredForm layout) {
    return layout
        .completionsOf(field)
        .orElseThrow(() -> new IllegalArgumentException("no completions of " + field));
  }
}
