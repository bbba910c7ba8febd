package dev.auspex.ranking.model;

import java.time.Duration;

/** How a call for embeddings ended. */
public sealed interface Embedding permits Embedding.Embedded, ModelFailure {
  /**
   * One vector per text, in the order in which the texts were sent.
   *
   * @param vectors finite, all of one dimension
   * @param took from the call to the checked answer
   */
  record Embedded(Vectors vectors, Duration took) implements Embedding {}
}
