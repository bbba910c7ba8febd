package dev.auspex.gateway.elastic;

import dev.auspex.contract.Deadline;
import dev.auspex.contract.filter.Filter;
import dev.auspex.contract.problem.ApiProblem;
import dev.auspex.contract.problem.ProblemType;
import dev.auspex.contract.snapshot.Location;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Looks for completions. Each method asks the engine once, and throws an {@link ApiProblem}: {@link
 * ProblemType#ENGINE_UNAVAILABLE}, {@link ProblemType#DEADLINE_EXCEEDED} or {@link
 * ProblemType#INDEX_NOT_FOUND}.
 */
public interface CompletionEngine {
  /**
   * What one search brought.
   *
   * @param hits the best of each field, field by field
   * @param documents how many match, over all fields
   */
  record Found(List<CompletionHit> hits, long documents) {
    /** Copies {@code hits}. */
    public Found {
      hits = List.copyOf(hits);
    }
  }

  /** The best values. */
  Found complete(CompletionSearch search, Deadline deadline);

  /**
   * How many documents have each of {@code wholes}, in their order.
   *
   * @param fields where to look
   * @param wholes values in the form that equal ones share; at least one
   */
  List<Long> count(
      Location home,
      @Nullable Filter filter,
      List<String> fields,
      List<String> wholes,
      Deadline deadline);
}
