package dev.auspex.gateway.elastic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the engine found for a {@link QuerySearch}.
 *
 * @param total how many documents match, as far as was counted
 * @param totalIsExact false where there are at least {@code total}
 * @param bestScore null where nothing was scored
 * @param hits the page
 * @param aggregations one for each that was asked for, in their order
 */
public record QueryHits(
    long total,
    boolean totalIsExact,
    @Nullable Double bestScore,
    List<Hit> hits,
    List<AggregationResult> aggregations) {
  /** Copies the lists. */
  public QueryHits {
    hits = List.copyOf(hits);
    aggregations = List.copyOf(aggregations);
  }

  /**
   * One document.
   *
   * @param score null where the order is not by it
   * @param version of its last write; 0 where it was not asked for
   * @param document the fields that were asked for
   * @param highlights field to fragments, HTML-encoded, matches in {@code <em>}
   * @param sort one scalar for each key of the order; empty without an order
   */
  public record Hit(
      String id,
      @Nullable Double score,
      long version,
      ObjectNode document,
      Map<String, List<String>> highlights,
      List<JsonNode> sort) {
    /** Copies the collections. */
    public Hit {
      highlights = Map.copyOf(highlights);
      sort = List.copyOf(sort);
    }
  }
}
