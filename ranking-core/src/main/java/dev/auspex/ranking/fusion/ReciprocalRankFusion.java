package dev.auspex.ranking.fusion;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Weighted reciprocal rank fusion: {@code score(d) = Σ weight(c) / (rankConstant + rank(c, d))}
 * over the channels {@code c} that recalled {@code d}. Only ranks count, so channels whose scores
 * have different scales can be mixed.
 *
 * @param rankConstant how little the first places stand out; at least 1
 * @see <a href="https://doi.org/10.1145/1571941.1572114">Cormack, Clarke, Büttcher: Reciprocal Rank
 *     Fusion, SIGIR 2009</a>
 */
public record ReciprocalRankFusion(int rankConstant) {
  /** Throws {@link IllegalArgumentException} outside the range above. */
  public ReciprocalRankFusion {
    if (rankConstant < 1) {
      throw new IllegalArgumentException("rankConstant must be at least 1, was " + rankConstant);
    }
  }

  /**
   * Fuses {@code channels}.
   *
   * <p>Shares are summed in double precision and rounded to float32 <em>before</em> documents are
   * compared: later stages carry float32, and must find the same ties. Ties are broken by the
   * documents' natural order, so the same input always gives the same list.
   *
   * @param limit most documents to return, at least 0
   * @return best first
   */
  public <K extends Comparable<? super K>> List<FusedHit<K>> fuse(
      List<ChannelHits<K>> channels, int limit) {
    Map<K, Sum> sums = new LinkedHashMap<>();
    for (ChannelHits<K> channel : channels) {
      for (int i = 0; i < channel.hits().size(); i++) {
        ChannelHits.Hit<K> hit = channel.hits().get(i);
        sums.computeIfAbsent(hit.document(), document -> new Sum())
            .add(channel, i + 1, hit.score(), rankConstant);
      }
    }
    return sums.entrySet().stream()
        .map(
            entry ->
                new FusedHit<>(
                    entry.getKey(), (float) entry.getValue().score, entry.getValue().channels))
        .sorted(
            Comparator.comparingDouble((FusedHit<K> hit) -> -hit.score())
                .thenComparing(FusedHit::document))
        .limit(limit)
        .toList();
  }

  private static final class Sum {
    private double score;
    private final List<Contribution> channels = new ArrayList<>();

    void add(ChannelHits<?> channel, int rank, float score, int rankConstant) {
      if (!channels.isEmpty() && channels.getLast().channel().equals(channel.channel())) {
        return;
      }
      this.score += channel.weight() / (rankConstant + rank);
      channels.add(new Contribution(channel.channel(), rank, score));
    }
  }
}
