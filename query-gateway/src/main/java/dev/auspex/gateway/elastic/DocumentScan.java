package dev.auspex.gateway.elastic;

import dev.auspex.contract.Deadline;
import dev.auspex.contract.filter.Filter;
import dev.auspex.contract.problem.ApiProblem;
import dev.auspex.contract.problem.ProblemType;
import dev.auspex.contract.snapshot.Placement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Walks through the documents of a TenantIndex, page by page, in the order of their last writes, as
 * searches see them.
 *
 * <p>A document that is written between two pages moves to the end, so that a walk may meet it
 * twice, the newer one last. A walk that begins after {@link DocumentStore#makeVisible} meets every
 * document whose write was answered before, unless it is deleted meanwhile.
 *
 * <p>Each method throws {@link ApiProblem} of {@link ProblemType#ENGINE_UNAVAILABLE}, {@link
 * ProblemType#DEADLINE_EXCEEDED} or {@link ProblemType#INDEX_NOT_FOUND} where the engine cannot do
 * it.
 */
public interface DocumentScan {
  /**
   * The documents after {@code after}, without {@code hiddenFields} and vectors.
   *
   * @param filter which documents; null for all
   * @param most of one page, 1 to 10,000; a shorter page is the last one for the time being
   */
  Page documents(
      Placement placement,
      @Nullable Filter filter,
      List<String> hiddenFields,
      ScanPosition after,
      int most,
      Deadline deadline);

  /** The same with nothing but their ids and last writes. */
  Page writes(
      Placement placement,
      @Nullable Filter filter,
      ScanPosition after,
      int most,
      Deadline deadline);

  /**
   * One page.
   *
   * @param documents in the order of their last writes
   * @param end where the next page begins
   */
  record Page(List<FoundDocument> documents, ScanPosition end) {
    /** Copies {@code documents}. */
    public Page {
      documents = List.copyOf(documents);
    }
  }
}
