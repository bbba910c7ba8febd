package dev.auspex.gateway.elastic;

import dev.auspex.contract.filter.FilterValue;
import dev.auspex.contract.schema.FieldKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is counted over the documents that match; {@code field} is one of the schema. */
public sealed interface FacetQuery {
  /** The field whose values are counted. */
  String field();

  /**
   * The most frequent values.
   *
   * @param kind keyword, boolean or a number
   * @param size most values, 1 to 200
   */
  record Values(String field, FieldKind kind, int size) implements FacetQuery {}

  /** Documents between bounds, which fit the field; ranges may overlap. */
  record Ranges(String field, List<Bounds> ranges) implements FacetQuery {
    /** Copies {@code ranges}. */
    public Ranges {
      ranges = List.copyOf(ranges);
    }
  }

  /** Least, greatest, mean and sum of a number. */
  record Stats(String field) implements FacetQuery {}

  /**
   * Intervals of equal width of a number.
   *
   * @param kind of the field, a number
   * @param width above 0
   * @param size most intervals, 1 to 200
   */
  record Intervals(String field, FieldKind kind, double width, int size) implements FacetQuery {}

  /**
   * Periods of the calendar, in UTC.
   *
   * @param size most periods, 1 to 200
   */
  record Periods(String field, Period period, int size) implements FacetQuery {}

  /**
   * From {@code from} to below {@code to}; not both null.
   *
   * @param from null for no lower bound
   * @param to null for no upper bound
   */
  record Bounds(@Nullable FilterValue from, @Nullable FilterValue to) {}

  /** A unit of the calendar; weeks begin on Monday. */
  enum Period {
    HOUR,
    DAY,
    WEEK,
    MONTH,
    QUARTER,
    YEAR
  }
}
