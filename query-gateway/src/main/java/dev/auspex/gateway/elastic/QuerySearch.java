package dev.auspex.gateway.elastic;

import dev.auspex.contract.filter.Filter;
import dev.auspex.contract.filter.FilterValue;
import dev.auspex.contract.schema.GeoPoint;
import dev.auspex.contract.snapshot.Location;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A search by a query tree of the client's own, in place of channels, fusion and model.
 *
 * @param home where
 * @param visible what the caller may see; nothing else takes part anywhere; null for all documents
 * @param query what is looked for; null where neighbours alone are
 * @param nearest neighbours that are hits too; their scores add to those of the query
 * @param hitsFilter what hits must match besides, but not what is counted; null for nothing
 * @param page which hits come back, and in which order
 * @param fields the fields that come back; empty for none
 * @param marked for each analysed field the text whose words are marked in it
 * @param aggregations what to count over everything that matches
 */
public record QuerySearch(
    Location home,
    @Nullable Filter visible,
    @Nullable DocumentQuery query,
    List<DocumentQuery.Nearest> nearest,
    @Nullable DocumentQuery hitsFilter,
    Page page,
    List<String> fields,
    Map<String, String> marked,
    List<Aggregation.Named> aggregations) {
  /** Copies the collections. */
  public QuerySearch {
    nearest = List.copyOf(nearest);
    fields = List.copyOf(fields);
    marked = Map.copyOf(marked);
    aggregations = List.copyOf(aggregations);
  }

  /**
   * Which hits come back.
   *
   * @param from hits to leave out at the top
   * @param size hits to return
   * @param order what decides first, then next; empty for the best first
   * @param after the {@link QueryHits.Hit#sort} of a hit; the page begins behind it; empty for the
   *     first page
   * @param leastScore what scores less is no hit; null for all
   * @param counted up to how many matches are counted; 0 for not at all, {@link Integer#MAX_VALUE}
   *     for all
   * @param versions whether the versions of the documents are wanted
   */
  public record Page(
      int from,
      int size,
      List<Key> order,
      List<@Nullable FilterValue> after,
      @Nullable Double leastScore,
      int counted,
      boolean versions) {
    /** Copies the lists. */
    public Page {
      order = List.copyOf(order);
      after = Collections.unmodifiableList(new ArrayList<>(after)); // may hold null
    }
  }

  /** What decides the order. */
  public sealed interface Key {
    /** A sortable field with one value. */
    record OfField(String field, boolean ascending, boolean missingFirst) implements Key {}

    /**
     * The distance from {@code origin}; documents without the point last.
     *
     * @param unit in which the distance stands in {@link QueryHits.Hit#sort}: m, km, mi or another
     *     of the engine's units
     */
    record OfDistance(String field, GeoPoint origin, boolean ascending, String unit)
        implements Key {}

    /** How well documents match. */
    record OfScore(boolean ascending) implements Key {}
  }
}
