package dev.auspex.gateway.search.rank;

import dev.auspex.gateway.elastic.EngineHits;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The page in its final order.
 *
 * @param hits what the engine answered
 * @param offset hits before the page
 * @param model the model that was asked; null where none was
 * @param degraded everything that earlier stages and this one had to leave out
 * @param engine what the engine took, the model call included
 * @param places for each hit of the page how it came there
 */
public record RankedHits(
    EngineHits hits,
    int offset,
    @Nullable String model,
    List<String> degraded,
    Duration engine,
    List<Place> places) {
  /** Copies the lists. */
  public RankedHits {
    degraded = List.copyOf(degraded);
    places = List.copyOf(places);
  }

  /** A page without pinned documents. */
  public RankedHits(
      EngineHits hits, int offset, @Nullable String model, List<String> degraded, Duration engine) {
    this(hits, offset, model, degraded, engine, Place.inOrder(offset, hits.hits().size()));
  }

  /**
   * How a hit came to its place.
   *
   * @param rank its place in the order of relevance or the sorting, from 0; -1 where a rule pinned
   *     it
   * @param pinnedBy the rule; null for none
   */
  public record Place(int rank, @Nullable String pinnedBy) {
    static List<Place> inOrder(int first, int count) {
      return IntStream.range(first, first + count).mapToObj(rank -> new Place(rank, null)).toList();
    }
  }
}
