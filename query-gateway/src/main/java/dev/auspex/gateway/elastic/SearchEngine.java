package dev.auspex.gateway.elastic;

import dev.auspex.contract.Deadline;
import dev.auspex.contract.problem.ApiProblem;
import dev.auspex.contract.problem.ProblemType;

/** Searches. */
public interface SearchEngine {
  /**
   * Runs {@code search} with one request.
   *
   * @throws ApiProblem {@link ProblemType#ENGINE_UNAVAILABLE}, {@link
   *     ProblemType#DEADLINE_EXCEEDED} or {@link ProblemType#INDEX_NOT_FOUND}
   */
  EngineHits search(EngineSearch search, Deadline deadline);
}
