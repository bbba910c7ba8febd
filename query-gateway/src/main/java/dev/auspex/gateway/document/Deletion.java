package dev.auspex.gateway.document;

import dev.auspex.contract.Deadline;
import dev.auspex.contract.filter.Filter;
import dev.auspex.contract.filter.FilterFit;
import dev.auspex.contract.problem.ApiProblem;
import dev.auspex.contract.problem.ProblemType;
import dev.auspex.contract.problem.Violation;
import dev.auspex.contract.schema.Schema;
import dev.auspex.contract.snapshot.Placement;
import dev.auspex.gateway.admit.Admitted;
import dev.auspex.gateway.elastic.DocumentScan;
import dev.auspex.gateway.elastic.DocumentStore;
import dev.auspex.gateway.elastic.DocumentStore.DeleteOutcome;
import dev.auspex.gateway.elastic.ScanPosition;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One deletion by filter on its way: walks through what matches and deletes it part by part. A
 * document that is written after it was found stays. Not for use by several threads.
 */
final class Deletion {
  /** Most documents that one call deletes. */
  static final int MOST = 10_000;

  private final @Nullable Filter filter;
  private final DocumentScan scan;
  private final DocumentStore store;
  private final DocumentConfig config;

  private ScanPosition position = ScanPosition.begin();
  private int deleted;
  private boolean more;
  private boolean over;

  /** Deletes what matches {@code filter}; everything where it is null. */
  Deletion(@Nullable Filter filter, DocumentScan scan, DocumentStore store, DocumentConfig config) {
    this.filter = filter;
    this.scan = scan;
    this.store = store;
    this.config = config;
  }

  int deleted() {
    return deleted;
  }

  /** Whether others are left that match. */
  boolean more() {
    return more;
  }

  boolean isOver() {
    return over;
  }

  /**
   * Deletes the next part.
   *
   * @throws ApiProblem {@link ProblemType#INVALID_REQUEST} where the filter does not fit the schema
   *     of this moment, or what the engine could not do; parts before stay deleted
   */
  void turn(Admitted admitted) {
    Placement placement = admitted.index().placement();
    if (filter != null) {
      requireFit(filter, admitted.index().bundle().schema());
    }
    Deadline deadline = Deadline.in(config.batchDeadline());
    if (position.isBeginAt(placement.serving())) {
      // What was written before this call shall not be missed.
      store.makeVisible(placement, deadline);
    }
    int left = MOST - deleted;
    int most = Math.max(1, Math.min(config.deleteDocuments(), left));
    DocumentScan.Page page =
        scan.writes(placement, Filter.both(admitted.filter(), filter), position, most, deadline);
    if (left == 0) {
      more = !page.documents().isEmpty();
      over = true;
      return;
    }
    position = page.end();
    over = page.documents().size() < most;
    if (!page.documents().isEmpty()) {
      count(store.deleteUnchanged(placement, page.documents(), deadline));
    }
  }

  private void count(List<DeleteOutcome> outcomes) {
    ApiProblem failure = null;
    for (DeleteOutcome outcome : outcomes) {
      switch (outcome) {
        case DeleteOutcome.Deleted gone -> deleted++;
        case DeleteOutcome.Written kept -> {
          // Where it matches still, the walk comes to it again.
        }
        case DeleteOutcome.Refused refused -> failure = refused.problem();
      }
    }
    if (failure != null) {
      throw failure;
    }
  }

  private static void requireFit(Filter filter, Schema schema) {
    List<Violation> violations =
        FilterFit.check(filter, schema).stream()
            .map(misfit -> new Violation(misfit.path(), said(misfit)))
            .toList();
    if (!violations.isEmpty()) {
      throw ApiProblem.of(ProblemType.INVALID_REQUEST, violations);
    }
  }

  private static String said(FilterFit.Misfit misfit) {
    return misfit.absent()
        ? "%s, but it has no '%s'".formatted(misfit.expected(), misfit.field())
        : misfit.expected();
  }
}
