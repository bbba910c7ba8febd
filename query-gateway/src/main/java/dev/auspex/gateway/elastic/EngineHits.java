package dev.auspex.gateway.elastic;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the engine found.
 *
 * @param total how many documents match
 * @param totalIsExact false where there are at least {@code total}
 * @param hits the page, best first
 * @param rank how the order came about
 * @param place where a sorted page ends, in the engine's words, for {@link Sorting#after}; null for
 *     a page by relevance and for an empty one
 * @param facets one for each that was asked for, in their order
 */
public record EngineHits(
    long total,
    boolean totalIsExact,
    List<Hit> hits,
    Rank rank,
    @Nullable String place,
    List<FacetCounts> facets) {
  /** Copies the lists. */
  public EngineHits {
    hits = List.copyOf(hits);
    facets = List.copyOf(facets);
  }

  /** A page by relevance without facets. */
  public EngineHits(long total, boolean totalIsExact, List<Hit> hits, Rank rank) {
    this(total, totalIsExact, hits, rank, null, List.of());
  }

  /** The same with {@code counts}. */
  public EngineHits withFacets(List<FacetCounts> counts) {
    return new EngineHits(total, totalIsExact, hits, rank, place, counts);
  }

  /**
   * One document.
   *
   * @param score the model's for the first {@link Rank#scored} hits of the order, the fused one
   *     below; on a sorted page the words', 0 where relevance is no key
   * @param document its values, without hidden fields
   * @param highlights field to fragments, HTML-encoded, matches in {@code <em>}
   * @param firstStage its place before the model; null where the engine did not say
   * @param channels who brought it, in the order of the request
   */
  public record Hit(
      String id,
      double score,
      ObjectNode document,
      Map<String, List<String>> highlights,
      @Nullable FirstStage firstStage,
      List<ChannelHit> channels) {
    /** Copies the collections. */
    public Hit {
      highlights = Map.copyOf(highlights);
      channels = List.copyOf(channels);
    }
  }

  /** Place and score in the fused order; {@code rank} from 1. */
  public record FirstStage(int rank, double score) {}

  /** Place and score within one channel; {@code rank} from 1. */
  public record ChannelHit(String name, int rank, double score) {}

  /**
   * How the order came about.
   *
   * @param byModel whether a model ordered the top
   * @param scored how many hits from the top of the whole order have the model's score
   * @param modelMillis what the model call took; 0 without one
   * @param degraded why the model has no say although it was asked; empty otherwise
   */
  public record Rank(boolean byModel, int scored, long modelMillis, List<String> degraded) {
    /** Copies {@code degraded}. */
    public Rank {
      degraded = List.copyOf(degraded);
    }
  }
}
