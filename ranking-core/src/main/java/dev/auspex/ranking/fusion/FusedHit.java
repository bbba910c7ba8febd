package dev.auspex.ranking.fusion;

import java.util.List;

/**
 * A document of the fused list.
 *
 * @param document which one
 * @param score sum of the channels' shares, above 0
 * @param channels the channels that brought it, in the order of the request; at least one
 */
public record FusedHit<K>(K document, float score, List<Contribution> channels) {
  /** Copies {@code channels}. */
  public FusedHit {
    channels = List.copyOf(channels);
  }
}
