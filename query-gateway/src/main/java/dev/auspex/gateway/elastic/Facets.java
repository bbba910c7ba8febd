package dev.auspex.gateway.elastic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.auspex.contract.filter.Filter;
import dev.auspex.contract.schema.FieldKind;
import dev.auspex.documents.stored.StoredForm;
import dev.auspex.gateway.elastic.FacetCounts.Counted;
import dev.auspex.gateway.elastic.FacetQuery.Period;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Facets as aggregations beside the query, hence over exactly what it lets through: they stand at
 * the top, none of them is global, and none shows values without a document.
 */
final class Facets {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final String VALUE = "value";

  private Facets() {}

  /** Adds {@code facets} to the body of a search, each under its place. */
  static void write(ObjectNode body, List<FacetQuery> facets, StoredForm layout) {
    if (facets.isEmpty()) {
      return;
    }
    ObjectNode aggregations = body.putObject("aggs");
    for (int i = 0; i < facets.size(); i++) {
      aggregations.set(name(i), write(facets.get(i), layout));
    }
  }

  private static String name(int place) {
    return "facet_" + place;
  }

  private static ObjectNode write(FacetQuery facet, StoredForm layout) {
    String field = layout.field(facet.field());
    ObjectNode aggregation = JSON.objectNode();
    switch (facet) {
      case FacetQuery.Values values -> {
        ObjectNode terms = aggregation.putObject("terms");
        terms.put("field", field).put("size", values.size());
        ArrayNode order = terms.putArray("order");
        order.addObject().put("_count", "desc");
        order.addObject().put("_key", "asc");
      }
      case FacetQuery.Ranges ranges -> {
        // As filters rather than ranges of the engine, so that bounds mean what they mean there.
        ArrayNode filters = aggregation.putObject("filters").putArray("filters");
        for (FacetQuery.Bounds bounds : ranges.ranges()) {
          filters.add(
              FilterClause.write(
                  new Filter.Range(ranges.field(), bounds.from(), null, null, bounds.to()),
                  layout));
        }
      }
      case FacetQuery.Stats stats -> aggregation.putObject("stats").put("field", field);
      case FacetQuery.Intervals intervals ->
          source(aggregation, intervals.size(), "histogram", field)
              .put("interval", intervals.width());
      case FacetQuery.Periods periods ->
          source(aggregation, periods.size(), "date_histogram", field)
              .put("calendar_interval", periods.period().name().toLowerCase(Locale.ROOT));
    }
    return aggregation;
  }

  /**
   * A histogram of its own would build every interval that there is, which a client can make very
   * many; as the source of a composite it ends after {@code size}. One more says whether there are
   * more.
   */
  private static ObjectNode source(ObjectNode aggregation, int size, String kind, String field) {
    ObjectNode composite = aggregation.putObject("composite").put("size", size + 1);
    return composite
        .putArray("sources")
        .addObject()
        .putObject(VALUE)
        .putObject(kind)
        .put("field", field);
  }

  /** What {@code facets} counted, in their order. */
  static List<FacetCounts> read(JsonNode reply, List<FacetQuery> facets) {
    List<FacetCounts> counts = new ArrayList<>(facets.size());
    for (int i = 0; i < facets.size(); i++) {
      JsonNode aggregation = reply.path("aggregations").path(name(i));
      if (!aggregation.isObject()) {
        throw EngineFailures.unavailable();
      }
      counts.add(read(facets.get(i), aggregation));
    }
    return counts;
  }

  private static FacetCounts read(FacetQuery facet, JsonNode aggregation) {
    return switch (facet) {
      case FacetQuery.Values values -> {
        List<Counted> counted = new ArrayList<>();
        for (JsonNode bucket : aggregation.path("buckets")) {
          counted.add(new Counted(value(values.kind(), bucket), count(bucket)));
        }
        yield new FacetCounts.Values(counted, aggregation.path("sum_other_doc_count").asLong());
      }
      case FacetQuery.Ranges ranges -> {
        List<Long> counted = new ArrayList<>();
        aggregation.path("buckets").forEach(bucket -> counted.add(count(bucket)));
        yield new FacetCounts.Ranges(counted);
      }
      case FacetQuery.Stats stats ->
          new FacetCounts.Stats(
              aggregation.path("count").asLong(),
              number(aggregation.path("min")),
              number(aggregation.path("max")),
              number(aggregation.path("avg")),
              aggregation.path("count").asLong() == 0 ? null : number(aggregation.path("sum")));
      case FacetQuery.Intervals intervals ->
          intervals(
              aggregation,
              intervals.size(),
              key -> intervals.kind() == FieldKind.DOUBLE ? key : JSON.numberNode(key.longValue()));
      case FacetQuery.Periods periods ->
          intervals(
              aggregation,
              periods.size(),
              key -> JSON.textNode(begin(periods.period(), key.longValue())));
    };
  }

  private interface Begin {
    JsonNode of(JsonNode key);
  }

  private static FacetCounts.Intervals intervals(JsonNode aggregation, int size, Begin begin) {
    List<Counted> counted = new ArrayList<>();
    for (JsonNode bucket : aggregation.path("buckets")) {
      counted.add(new Counted(begin.of(bucket.path("key").path(VALUE)), count(bucket)));
    }
    return new FacetCounts.Intervals(
        counted.subList(0, Math.min(size, counted.size())), counted.size() > size);
  }

  /** The engine tells booleans as numbers. */
  private static JsonNode value(FieldKind kind, JsonNode bucket) {
    JsonNode key = bucket.path("key");
    return kind == FieldKind.BOOLEAN ? JSON.booleanNode(key.asInt() != 0) : key;
  }

  private static String begin(Period period, long epochMillis) {
    Instant begin = Instant.ofEpochMilli(epochMillis);
    return switch (period) {
      case HOUR -> begin.toString();
      case DAY, WEEK, MONTH, QUARTER, YEAR ->
          begin.atOffset(ZoneOffset.UTC).toLocalDate().toString();
    };
  }

  private static long count(JsonNode bucket) {
    return bucket.path("doc_count").asLong();
  }

  private static @Nullable Double number(JsonNode value) {
    return value.isNumber() ? value.doubleValue() : null;
  }
}
