package dev.auspex.gateway.elastic;

import dev.auspex.contract.Deadline;
import dev.auspex.contract.problem.ApiProblem;
import dev.auspex.contract.problem.ProblemType;

/** Searches by query trees of clients. */
public interface QueryEngine {
  /**
   * Runs {@code search} with one request.
   *
   * @throws ApiProblem {@link ProblemType#ENGINE_UNAVAILABLE}, {@link
   *     ProblemType#DEADLINE_EXCEEDED} or {@link ProblemType#INDEX_NOT_FOUND}; {@link
   *     ProblemType#INVALID_REQUEST} where it has more words or counts more than the engine takes
   */
  QueryHits search(QuerySearch search, Deadline deadline);
}
