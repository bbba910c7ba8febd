package dev.auspex.gateway.elastic;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a {@link FacetQuery} counted. */
public sealed interface FacetCounts {
  /**
   * Of {@link FacetQuery.Values}.
   *
   * @param values most frequent first, then by value
   * @param otherCount documents counted by value whose values are not among them
   */
  record Values(List<Counted> values, long otherCount) implements FacetCounts {
    /** Copies {@code values}. */
    public Values {
      values = List.copyOf(values);
    }
  }

  /** Of {@link FacetQuery.Ranges}: one count each, in their order. */
  record Ranges(List<Long> counts) implements FacetCounts {
    /** Copies {@code counts}. */
    public Ranges {
      counts = List.copyOf(counts);
    }
  }

  /**
   * Of {@link FacetQuery.Stats}.
   *
   * @param count values
   * @param min least; null without any value, as are the others
   */
  record Stats(
      long count,
      @Nullable Double min,
      @Nullable Double max,
      @Nullable Double avg,
      @Nullable Double sum)
      implements FacetCounts {}

  /**
   * Of {@link FacetQuery.Intervals} and {@link FacetQuery.Periods}.
   *
   * @param intervals those that hold documents, lowest first; the value is where one begins
   * @param more whether there are further ones above
   */
  record Intervals(List<Counted> intervals, boolean more) implements FacetCounts {
    /** Copies {@code intervals}. */
    public Intervals {
      intervals = List.copyOf(intervals);
    }
  }

  /** A scalar value and how many documents have it. */
  record Counted(JsonNode value, long count) {}
}
