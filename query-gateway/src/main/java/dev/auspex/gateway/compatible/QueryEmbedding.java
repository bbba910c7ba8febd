package dev.auspex.gateway.compatible;

import dev.auspex.contract.schema.Embedding;
import dev.auspex.documents.embed.Vector;

/** Makes a vector of what somebody looks for. */
interface QueryEmbedding {
  /**
   * The vector of {@code text}, not blank.
   *
   * @throws dev.auspex.contract.problem.ApiProblem {@link
   *     dev.auspex.contract.problem.ProblemType#MODEL_SERVER_UNAVAILABLE}: without it there would
   *     be other hits
   */
  Vector of(Embedding embedding, String text);
}
