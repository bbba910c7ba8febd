package dev.auspex.ranking.model;

import java.time.Duration;

/** How a call for scores ended. Only {@link Scored} may change an order. */
public sealed interface Scoring permits Scoring.Scored, ModelFailure {
  /**
   * One score per document, in the order in which the documents were sent.
   *
   * @param scores raw model output, finite, higher is better; scale and sign are the model's own
   * @param took from the call to the checked answer
   */
  record Scored(Scores scores, Duration took) implements Scoring {}
}
