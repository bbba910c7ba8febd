package dev.auspex.ranking.rerank;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The final order of all candidates.
 *
 * @param rung what the order comes from
 * @param places every candidate exactly once, best first
 * @param scored how many from the top have a model score
 * @param degradation why the model has no say although it was asked; null otherwise
 */
public record Ranking(
    Rung rung, List<Place> places, int scored, @Nullable Degradation degradation) {
  /** Copies {@code places}. */
  public Ranking {
    places = List.copyOf(places);
  }

  /**
   * One candidate in the final order.
   *
   * @param candidate its index in the first-stage order, from 0
   * @param modelScore what the model gave it; null where the model has not seen it
   */
  public record Place(int candidate, @Nullable Float modelScore) {}
}
