package dev.auspex.gateway.elastic;

import dev.auspex.analysis.completion.Way;
import dev.auspex.contract.filter.Filter;
import dev.auspex.contract.schema.GeoPoint;
import dev.auspex.contract.snapshot.Location;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Values that complete what was typed, as the engine shall look for them.
 *
 * @param home where
 * @param filter what their documents must fulfil; null for all documents
 * @param fields whose values; at least one, each with completions at {@code home}
 * @param order which come first among those that match equally well
 * @param size most values of each field
 */
public record CompletionSearch(
    Location home, @Nullable Filter filter, List<OfField> fields, Order order, int size) {
  /** Copies {@code fields}. */
  public CompletionSearch {
    fields = List.copyOf(fields);
  }

  /**
   * One field.
   *
   * @param list whether a document may have several values; then values that read the same are not
   *     put together
   * @param ways how a value may match; at least one
   */
  public record OfField(String field, boolean list, List<Way> ways) {
    /** Copies {@code ways}. */
    public OfField {
      ways = List.copyOf(ways);
    }
  }

  /**
   * The nearest first, then the highest, then the shortest value.
   *
   * @param near null where distance does not matter
   * @param by a field with one number, highest first and missing ones last; null for none
   */
  public record Order(@Nullable Near near, @Nullable String by) {
    /** How many keys come before the length. */
    public int keys() {
      return (near == null ? 0 : 1) + (by == null ? 0 : 1);
    }
  }

  /** By the distance of the point {@code field} from {@code origin}. */
  public record Near(String field, GeoPoint origin) {}
}
