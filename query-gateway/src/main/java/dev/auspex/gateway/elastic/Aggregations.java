package dev.auspex.gateway.elastic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.auspex.contract.schema.FieldKind;
import dev.auspex.documents.stored.StoredForm;
import dev.auspex.gateway.elastic.Aggregation.Named;
import dev.auspex.gateway.elastic.AggregationResult.Bound;
import dev.auspex.gateway.elastic.AggregationResult.Bucket;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes {@link Aggregation}s beside the query, hence over exactly what it lets through, and reads
 * what they counted. Each stands under its place: the names are the client's affair.
 */
final class Aggregations {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final StoredForm layout;

  Aggregations(StoredForm layout) {
    this.layout = layout;
  }

  /** Adds {@code aggregations} to {@code body}, or nothing where there are none. */
  void write(ObjectNode body, List<Named> aggregations) {
    if (aggregations.isEmpty()) {
      return;
    }
    ObjectNode written = body.putObject("aggs");
    for (int i = 0; i < aggregations.size(); i++) {
      written.set(name(i), write(aggregations.get(i).aggregation()));
    }
  }

  private static String name(int place) {
    return "agg_" + place;
  }

  private ObjectNode write(Aggregation aggregation) {
    ObjectNode written = JSON.objectNode();
    switch (aggregation) {
      case Aggregation.Values values -> {
        ObjectNode terms = written.putObject("terms").put("field", layout.field(values.field()));
        terms.put("size", values.size()).put("min_doc_count", values.least());
        if (!values.order().isEmpty()) {
          ArrayNode order = terms.putArray("order");
          values.order().forEach(each -> order.add(order(each)));
        }
        write(written, values.below());
      }
      case Aggregation.Ranges ranges -> {
        ObjectNode range =
            written
                .putObject(ranges.kind() == FieldKind.DATE ? "date_range" : "range")
                .put("field", layout.field(ranges.field()));
        ArrayNode bounds = range.putArray("ranges");
        ranges.ranges().forEach(each -> bounds.add(bounds(each)));
        write(written, ranges.below());
      }
      case Aggregation.Histogram histogram -> {
        written
            .putObject("histogram")
            .put("field", layout.field(histogram.field()))
            .put("interval", histogram.width())
            .put("offset", histogram.offset())
            .put("min_doc_count", histogram.least());
        write(written, histogram.below());
      }
      case Aggregation.DateHistogram histogram -> {
        ObjectNode dates =
            written
                .putObject("date_histogram")
                .put("field", layout.field(histogram.field()))
                .put(
                    histogram.calendar() ? "calendar_interval" : "fixed_interval",
                    histogram.interval())
                .put("min_doc_count", histogram.least());
        if (histogram.zone() != null) {
          dates.put("time_zone", histogram.zone());
        }
        if (histogram.format() != null) {
          dates.put("format", histogram.format());
        }
        write(written, histogram.below());
      }
      case Aggregation.Metric metric ->
          written.putObject(metric.measure().wireName()).put("field", layout.field(metric.field()));
    }
    return written;
  }

  private static ObjectNode order(Aggregation.Order order) {
    String by =
        switch (order) {
          case Aggregation.Order.ByCount count -> "_count";
          case Aggregation.Order.ByKey key -> "_key";
          case Aggregation.Order.ByMetric metric -> name(metric.place());
        };
    return JSON.objectNode().put(by, order.ascending() ? "asc" : "desc");
  }

  private static ObjectNode bounds(Aggregation.Bounds bounds) {
    ObjectNode written = JSON.objectNode();
    if (bounds.key() != null) {
      written.put("key", bounds.key());
    }
    if (bounds.from() != null) {
      written.set("from", FilterClause.value(bounds.from()));
    }
    if (bounds.to() != null) {
      written.set("to", FilterClause.value(bounds.to()));
    }
    return written;
  }

  /**
   * What {@code aggregations} counted, in their order; {@code reply} holds them by their places.
   */
  static List<AggregationResult> read(JsonNode reply, List<Named> aggregations) {
    List<AggregationResult> results = new ArrayList<>(aggregations.size());
    for (int i = 0; i < aggregations.size(); i++) {
      JsonNode counted = reply.path(name(i));
      if (!counted.isObject()) {
        throw EngineFailures.unavailable();
      }
      results.add(
          switch (aggregations.get(i).aggregation()) {
            case Aggregation.Buckets buckets -> buckets(counted, buckets);
            case Aggregation.Metric metric -> metric(counted, metric.measure());
          });
    }
    return List.copyOf(results);
  }

  private static AggregationResult buckets(JsonNode counted, Aggregation.Buckets asked) {
    List<Bucket> buckets = new ArrayList<>();
    for (JsonNode bucket : counted.path("buckets")) {
      buckets.add(
          new Bucket(
              bucket.path("key"),
              text(bucket, "key"),
              bound(bucket, "from"),
              bound(bucket, "to"),
              bucket.path("doc_count").asLong(),
              read(bucket, asked.below())));
    }
    return new AggregationResult.Buckets(
        buckets,
        number(counted, "sum_other_doc_count"),
        number(counted, "doc_count_error_upper_bound"));
  }

  private static @Nullable Long number(JsonNode counted, String name) {
    return counted.path(name).isNumber() ? counted.path(name).longValue() : null;
  }

  private static @Nullable Bound bound(JsonNode bucket, String name) {
    return bucket.has(name) ? new Bound(bucket.path(name), text(bucket, name)) : null;
  }

  private static @Nullable String text(JsonNode from, String name) {
    return from.path(name + "_as_string").textValue();
  }

  private static AggregationResult metric(JsonNode counted, Aggregation.Measure measure) {
    return switch (measure) {
      case VALUE_COUNT, CARDINALITY -> new AggregationResult.Count(counted.path("value").asLong());
      case MIN, MAX, AVG, SUM -> value(counted, "value");
      case STATS ->
          new AggregationResult.Stats(
              counted.path("count").asLong(),
              value(counted, "min"),
              value(counted, "max"),
              value(counted, "avg"),
              value(counted, "sum"));
    };
  }

  private static AggregationResult.Value value(JsonNode counted, String name) {
    JsonNode value = counted.path(name);
    return new AggregationResult.Value(
        value.isNumber() ? value.doubleValue() : null, text(counted, name));
  }
}
