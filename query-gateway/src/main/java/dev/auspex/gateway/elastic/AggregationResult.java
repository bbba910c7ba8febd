package dev.auspex.gateway.elastic;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an {@link Aggregation} counted. */
public sealed interface AggregationResult {
  /**
   * Of an {@link Aggregation.Buckets}.
   *
   * @param buckets in their order
   * @param otherCount documents whose values are not among them; null but for values
   * @param countError how far counts may be off; null but for values
   */
  record Buckets(List<Bucket> buckets, @Nullable Long otherCount, @Nullable Long countError)
      implements AggregationResult {
    /** Copies {@code buckets}. */
    public Buckets {
      buckets = List.copyOf(buckets);
    }
  }

  /**
   * One bucket.
   *
   * @param key a scalar
   * @param text the key in words; null where it needs none, as are the others
   * @param from lower bound
   * @param to upper bound
   * @param below one for each that was asked for within, in their order
   */
  record Bucket(
      JsonNode key,
      @Nullable String text,
      @Nullable Bound from,
      @Nullable Bound to,
      long count,
      List<AggregationResult> below) {
    /** Copies {@code below}. */
    public Bucket {
      below = List.copyOf(below);
    }
  }

  /** A bound of a range, and the same in words; null where it needs none. */
  record Bound(JsonNode value, @Nullable String text) {}

  /** One number; null where there are no values. */
  record Value(@Nullable Double value, @Nullable String text) implements AggregationResult {}

  /** How many values, or how many different ones. */
  record Count(long count) implements AggregationResult {}

  /** Of {@link Aggregation.Measure#STATS}. */
  record Stats(long count, Value min, Value max, Value avg, Value sum)
      implements AggregationResult {}
}
