package dev.auspex.ranking.fusion;

import java.util.List;

/**
 * What one channel recalled.
 *
 * @param channel its name, unique within a request
 * @param weight factor of its share in the fused score, above 0
 * @param hits best first; where a document appears twice, only its better rank counts
 * @param <K> identifies a document; its natural order breaks ties
 */
public record ChannelHits<K>(String channel, double weight, List<Hit<K>> hits) {
  /**
   * Copies {@code hits}; throws {@link IllegalArgumentException} for a weight outside its range.
   */
  public ChannelHits {
    if (!(weight > 0) || Double.isInfinite(weight)) {
      throw new IllegalArgumentException("channel weight must be above 0, was " + weight);
    }
    hits = List.copyOf(hits);
  }

  /**
   * One document of a channel.
   *
   * @param document which one
   * @param score the channel's own, comparable only within the channel
   */
  public record Hit<K>(K document, float score) {}
}
