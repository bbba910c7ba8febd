package dev.auspex.gateway.compatible;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.auspex.gateway.elastic.Aggregation;
import dev.auspex.gateway.elastic.Aggregation.Measure;
import dev.auspex.gateway.elastic.Aggregation.Named;
import dev.auspex.gateway.elastic.AggregationResult;
import dev.auspex.gateway.elastic.AggregationResult.Bound;
import dev.auspex.gateway.elastic.AggregationResult.Bucket;
import dev.auspex.gateway.elastic.QueryHits;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes replies of searches in Elasticsearch's shape. */
final class SearchView {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final String index;
  private final boolean typedKeys;

  /**
   * Writes for clients of {@code index}.
   *
   * @param typedKeys whether names of aggregations say their kinds
   */
  SearchView(String index, boolean typedKeys) {
    this.index = index;
    this.typedKeys = typedKeys;
  }

  ObjectNode write(SearchReader.Read asked, QueryHits hits, Duration took) {
    ObjectNode reply = JSON.objectNode();
    reply.put("took", took.toMillis()).put("timed_out", false);
    reply.set("_shards", shards());
    ObjectNode written = reply.putObject("hits");
    if (asked.total()) {
      written
          .putObject("total")
          .put("value", hits.total())
          .put("relation", hits.totalIsExact() ? "eq" : "gte");
    }
    written.put("max_score", hits.bestScore());
    ArrayNode page = written.putArray("hits");
    hits.hits().forEach(hit -> page.add(hit(asked, hit)));
    List<Named> aggregations = asked.search().aggregations();
    if (!aggregations.isEmpty()) {
      add(reply.putObject("aggregations"), aggregations, hits.aggregations());
    }
    return reply;
  }

  /** One shard, whatever there is: clients of a TenantIndex know of none. */
  static ObjectNode shards() {
    return JSON.objectNode()
        .put("total", 1)
        .put("successful", 1)
        .put("skipped", 0)
        .put("failed", 0);
  }

  private ObjectNode hit(SearchReader.Read asked, QueryHits.Hit hit) {
    ObjectNode written = JSON.objectNode();
    written.put("_index", index).put("_id", hit.id());
    if (asked.version()) {
      written.put("_version", hit.version());
    }
    if (asked.place()) {
      DocumentShape.putPlace(written, hit.version());
    }
    written.put("_score", hit.score());
    if (asked.source()) {
      written.set("_source", hit.document());
    }
    ObjectNode highlight = JSON.objectNode();
    hit.highlights()
        .forEach(
            (field, fragments) -> {
              ArrayNode shown = highlight.putArray(field);
              asked.marking().shown(field, fragments).forEach(shown::add);
            });
    if (!highlight.isEmpty()) {
      written.set("highlight", highlight);
    }
    if (!hit.sort().isEmpty()) {
      written.putArray("sort").addAll(hit.sort());
    }
    return written;
  }

  private void add(ObjectNode to, List<Named> asked, List<AggregationResult> results) {
    for (int i = 0; i < asked.size(); i++) {
      Named named = asked.get(i);
      to.set(
          typedKeys ? type(named.aggregation()) + "#" + named.name() : named.name(),
          result(named.aggregation(), results.get(i)));
    }
  }

  /** What Elasticsearch calls the kind of a result. */
  private static String type(Aggregation aggregation) {
    return switch (aggregation) {
      case Aggregation.Values values ->
          switch (values.kind()) {
            case KEYWORD, TEXT -> "sterms";
            case DOUBLE -> "dterms";
            case INTEGER, LONG, BOOLEAN, DATE, GEO_POINT, VECTOR, OBJECT_LIST -> "lterms";
          };
      case Aggregation.Ranges ranges ->
          switch (ranges.kind()) {
            case DATE -> "date_range";
            default -> "range";
          };
      case Aggregation.Histogram histogram -> "histogram";
      case Aggregation.DateHistogram histogram -> "date_histogram";
      case Aggregation.Metric metric -> metric.measure().wireName();
    };
  }

  private ObjectNode result(Aggregation asked, AggregationResult result) {
    ObjectNode written = JSON.objectNode();
    switch (result) {
      case AggregationResult.Buckets buckets -> {
        if (buckets.countError() != null) {
          written.put("doc_count_error_upper_bound", buckets.countError());
        }
        if (buckets.otherCount() != null) {
          written.put("sum_other_doc_count", buckets.otherCount());
        }
        ArrayNode each = written.putArray("buckets");
        List<Named> below =
            asked instanceof Aggregation.Buckets within ? within.below() : List.of();
        buckets.buckets().forEach(bucket -> each.add(bucket(bucket, below)));
      }
      case AggregationResult.Value value -> put(written, "value", value);
      case AggregationResult.Count count -> written.put("value", count.count());
      case AggregationResult.Stats stats -> {
        written.put("count", stats.count());
        put(written, Measure.MIN.wireName(), stats.min());
        put(written, Measure.MAX.wireName(), stats.max());
        put(written, Measure.AVG.wireName(), stats.avg());
        put(written, Measure.SUM.wireName(), stats.sum());
      }
    }
    return written;
  }

  private static void put(ObjectNode to, String name, AggregationResult.Value value) {
    to.put(name, value.value());
    if (value.text() != null) {
      to.put(name + "_as_string", value.text());
    }
  }

  private ObjectNode bucket(Bucket bucket, List<Named> below) {
    ObjectNode written = JSON.objectNode();
    if (bucket.text() != null) {
      written.put("key_as_string", bucket.text());
    }
    written.set("key", bucket.key());
    put(written, "from", bucket.from());
    put(written, "to", bucket.to());
    written.put("doc_count", bucket.count());
    add(written, below, bucket.below());
    return written;
  }

  private static void put(ObjectNode bucket, String name, @Nullable Bound bound) {
    if (bound == null) {
      return;
    }
    bucket.set(name, bound.value());
    if (bound.text() != null) {
      bucket.put(name + "_as_string", bound.text());
    }
  }
}
