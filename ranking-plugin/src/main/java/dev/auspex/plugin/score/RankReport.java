package dev.auspex.plugin.score;

import dev.auspex.ranking.rerank.Degradation;
import dev.auspex.ranking.rerank.Rung;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What ordered the hits of one search.
 *
 * @param rung what the order comes from
 * @param scored how many hits from the top of the whole ranking have the model's score; 0 or more
 * @param took time that the model call took, also a failed one; zero without a call
 * @param degradation why the model has no say although it was asked; null otherwise
 */
public record RankReport(Rung rung, int scored, Duration took, @Nullable Degradation degradation) {
  static final RankReport FIRST_STAGE = new RankReport(Rung.FIRST_STAGE, 0, Duration.ZERO, null);

  /**
   * Hears of each search once, on the coordinating node and in the thread context of the request.
   */
  public interface Listener {
    /** Must neither block nor throw. */
    void ranked(RankReport report);
  }
}
