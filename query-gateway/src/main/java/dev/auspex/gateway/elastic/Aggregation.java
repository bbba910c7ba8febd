package dev.auspex.gateway.elastic;

import dev.auspex.contract.filter.FilterValue;
import dev.auspex.contract.schema.FieldKind;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What is counted over the documents that match; {@code field} is one of the schema. */
public sealed interface Aggregation {
  /** An aggregation and what the client calls it. */
  record Named(String name, Aggregation aggregation) {}

  /** Documents that are put into buckets, in each of which {@code below} is counted too. */
  sealed interface Buckets extends Aggregation {
    /** What is counted within each bucket. */
    List<Named> below();
  }

  /**
   * The values of a field, each with its documents.
   *
   * @param kind keyword, boolean, date or a number
   * @param size most values
   * @param order empty for the most frequent first
   * @param least fewest documents of a value, at least 1: values without any are those of others
   */
  record Values(
      String field, FieldKind kind, int size, List<Order> order, int least, List<Named> below)
      implements Buckets {
    /** Copies the lists. */
    public Values {
      order = List.copyOf(order);
      below = List.copyOf(below);
      if (least < 1) {
        throw new IllegalArgumentException("values without documents are shown to nobody");
      }
    }
  }

  /** Documents between bounds; {@code kind} is date or a number. */
  record Ranges(String field, FieldKind kind, List<Bounds> ranges, List<Named> below)
      implements Buckets {
    /** Copies the lists. */
    public Ranges {
      ranges = List.copyOf(ranges);
      below = List.copyOf(below);
    }
  }

  /**
   * Intervals of equal {@code width}, above 0, of a number; see {@link Values#least}, but from 0.
   */
  record Histogram(String field, double width, double offset, int least, List<Named> below)
      implements Buckets {
    /** Copies {@code below}. */
    public Histogram {
      below = List.copyOf(below);
    }
  }

  /**
   * Intervals of time.
   *
   * @param interval of the calendar, such as {@code month}, or a fixed one, such as {@code 30d}
   * @param calendar which of the two
   * @param zone where days begin; null for UTC
   * @param format how begins are written; null for the usual way
   */
  record DateHistogram(
      String field,
      String interval,
      boolean calendar,
      @Nullable String zone,
      @Nullable String format,
      int least,
      List<Named> below)
      implements Buckets {
    /** Copies {@code below}. */
    public DateHistogram {
      below = List.copyOf(below);
    }
  }

  /** A number over all values of {@code field}. */
  record Metric(Measure measure, String field) implements Aggregation {}

  /** What a {@link Metric} measures. */
  enum Measure {
    STATS,
    MIN,
    MAX,
    AVG,
    SUM,
    VALUE_COUNT,
    CARDINALITY;

    /** The engine's name, which is the clients' too. */
    public String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * From {@code from} to below {@code to}.
   *
   * @param key what the client calls it; null for the usual name
   */
  record Bounds(@Nullable String key, @Nullable FilterValue from, @Nullable FilterValue to) {}

  /** What values are ordered by. */
  sealed interface Order {
    /** Whether the least comes first. */
    boolean ascending();

    /** The number of documents. */
    record ByCount(boolean ascending) implements Order {}

    /** The value itself. */
    record ByKey(boolean ascending) implements Order {}

    /** The number that the {@code place}-th of {@link Values#below} measures. */
    record ByMetric(int place, boolean ascending) implements Order {}
  }
}
