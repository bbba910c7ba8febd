package dev.auspex.gateway.elastic;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.auspex.documents.stored.StoredForm;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;

/** Writes a {@link QuerySearch} as the body of {@code _search}. */
final class QueryBody {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private QueryBody() {}

  static ObjectNode write(QuerySearch search, StoredForm layout, Duration timeout) {
    QueryClause clause = new QueryClause(layout, search.visible());
    QuerySearch.Page page = search.page();
    ObjectNode body = JSON.objectNode();
    body.put("from", page.from())
        .put("size", page.size())
        .put("timeout", Math.max(1, timeout.toMillis()) + "ms");
    if (page.counted() == Integer.MAX_VALUE) {
      body.put("track_total_hits", true);
    } else if (page.counted() == 0) {
      body.put("track_total_hits", false);
    } else {
      body.put("track_total_hits", page.counted());
    }
    if (page.versions()) {
      body.put("version", true);
    }
    if (page.leastScore() != null) {
      body.put("min_score", page.leastScore());
    }
    addSource(body, search, layout);
    if (search.query() != null) {
      body.set("query", clause.bounded(search.query()));
    }
    if (!search.nearest().isEmpty()) {
      ArrayNode nearest = body.putArray("knn");
      search.nearest().forEach(each -> nearest.add(clause.nearest(each)));
    }
    if (search.hitsFilter() != null) {
      body.set("post_filter", clause.write(search.hitsFilter()));
    }
    addOrder(body, page, layout);
    new Aggregations(layout).write(body, search.aggregations());
    return body;
  }

  /** What is asked for, and the texts in which we mark what was found. */
  private static void addSource(ObjectNode body, QuerySearch search, StoredForm layout) {
    Set<String> fetched = new LinkedHashSet<>(search.fields());
    search.marked().keySet().stream().sorted().forEach(fetched::add);
    if (fetched.isEmpty()) {
      body.put("_source", false); // no names would mean all of them
      return;
    }
    ArrayNode included = body.putObject("_source").putArray("includes");
    fetched.forEach(field -> included.add(layout.field(field)));
  }

  private static void addOrder(ObjectNode body, QuerySearch.Page page, StoredForm layout) {
    if (page.order().isEmpty()) {
      return;
    }
    ArrayNode keys = body.putArray("sort");
    for (QuerySearch.Key key : page.order()) {
      ObjectNode written = keys.addObject();
      switch (key) {
        case QuerySearch.Key.OfField field ->
            written
                .putObject(layout.field(field.field()))
                .put("order", order(field.ascending()))
                .put("missing", field.missingFirst() ? "_first" : "_last");
        case QuerySearch.Key.OfDistance distance -> {
          ObjectNode from = written.putObject("_geo_distance");
          from.putObject(layout.field(distance.field()))
              .put("lat", distance.origin().lat())
              .put("lon", distance.origin().lon());
          from.put("order", order(distance.ascending())).put("unit", distance.unit());
        }
        case QuerySearch.Key.OfScore score ->
            written.putObject("_score").put("order", order(score.ascending()));
      }
    }
    if (!page.after().isEmpty()) {
      ArrayNode after = body.putArray("search_after");
      page.after().forEach(value -> after.add(QueryClause.valueOrNull(value)));
    }
  }

  private static String order(boolean ascending) {
    return ascending ? "asc" : "desc";
  }
}
