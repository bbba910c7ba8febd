package dev.auspex.contract.snapshot;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How candidates are recalled, fused and reranked.
 *
 * @param channels the recall sources, at least one, each kind at most once
 * @param rankConstant the constant of reciprocal rank fusion, 1 to 1000 (60 in the paper)
 * @param rerank the model stage; null where the fused order is final
 * @see <a href="https://doi.org/10.1145/1571941.1572114">Cormack, Clarke, Büttcher: Reciprocal Rank
 *     Fusion, SIGIR 2009</a>
 */
public record RankingProfile(
    List<RecallChannel> channels, int rankConstant, @Nullable Rerank rerank) {
  /** Copies {@code channels}. */
  public RankingProfile {
    channels = List.copyOf(channels);
    if (channels.isEmpty()) {
      throw new IllegalArgumentException("a ranking profile needs at least one channel");
    }
    if (channels.stream().map(RecallChannel::kind).distinct().count() != channels.size()) {
      throw new IllegalArgumentException("a ranking profile names each channel at most once");
    }
    if (rankConstant < 1 || rankConstant > 1000) {
      throw new IllegalArgumentException("rankConstant must be 1 to 1000, was " + rankConstant);
    }
  }

  /**
   * One recall source.
   *
   * @param kind what it looks for
   * @param weight factor of its share in the fused score, above 0
   * @param quota most candidates that it may bring, 1 to 1000
   */
  public record RecallChannel(ChannelKind kind, double weight, int quota) {
    /** Throws {@link IllegalArgumentException} outside the ranges above. */
    public RecallChannel {
      if (!(weight > 0) || Double.isInfinite(weight)) {
        throw new IllegalArgumentException("channel weight must be above 0, was " + weight);
      }
      if (quota < 1 || quota > 1000) {
        throw new IllegalArgumentException("channel quota must be 1 to 1000, was " + quota);
      }
    }
  }

  /**
   * The model stage over the top of the fused order.
   *
   * @param model name of a reranking model on the model server
   * @param fields fields whose text the model reads, joined in this order; at least one
   * @param window documents that go to the model, 1 to 1000
   * @param budgetMillis most time for the model call, 1 to 10,000 ms; a search's deadline may leave
   *     less
   */
  public record Rerank(String model, List<String> fields, int window, int budgetMillis) {
    /** Copies {@code fields}; throws {@link IllegalArgumentException} outside the ranges above. */
    public Rerank {
      fields = List.copyOf(fields);
      if (fields.isEmpty()) {
        throw new IllegalArgumentException("a rerank stage needs at least one field");
      }
      if (window < 1 || window > 1000) {
        throw new IllegalArgumentException("rerank window must be 1 to 1000, was " + window);
      }
      if (budgetMillis < 1 || budgetMillis > 10_000) {
        throw new IllegalArgumentException(
            "rerank budget must be 1 to 10000 ms, was " + budgetMillis);
      }
    }
  }
}
