package dev.auspex.gateway.elastic;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.auspex.contract.Deadline;
import dev.auspex.contract.filter.Filter;
import dev.auspex.contract.problem.ApiProblem;
import dev.auspex.contract.problem.ProblemType;
import dev.auspex.contract.snapshot.Placement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Stores documents. What returns normally is on the primary's translog and on the replicas that are
 * in sync; during a move, in both homes with the same version.
 *
 * <p>Each method throws {@link ApiProblem} of {@link ProblemType#ENGINE_UNAVAILABLE}, {@link
 * ProblemType#DEADLINE_EXCEEDED} or {@link ProblemType#INDEX_NOT_FOUND} where the engine cannot do
 * it. After any of them the write may still happen, in one home or in both: writing again is safe.
 */
public interface DocumentStore {
  /** Stores or replaces; {@code visible}: returns only when searches see it. */
  Stored put(Placement placement, BulkItem item, boolean visible, Deadline deadline);

  /**
   * The stored values without {@code hiddenFields} and vectors; empty if there is no such document,
   * or it is outside of {@code filter}. Without a filter it sees every write that was answered;
   * with one, what searches see.
   */
  Optional<FoundDocument> get(
      Placement placement,
      String id,
      @Nullable Filter filter,
      List<String> hiddenFields,
      Deadline deadline);

  /**
   * Those of {@code ids} that there are, by their ids, as {@link #get} would show each.
   *
   * @param ids at most a few hundred
   */
  Map<String, FoundDocument> getAll(
      Placement placement,
      List<String> ids,
      @Nullable Filter filter,
      List<String> hiddenFields,
      Deadline deadline);

  /** All stored values, vectors included, for whoever is going to change them; else like get. */
  Optional<FoundDocument> getWhole(
      Placement placement, String id, @Nullable Filter filter, Deadline deadline);

  /**
   * Replaces what was read as {@code seen}, unless somebody has written the document since.
   *
   * @param visible whether to return only when searches see it
   * @return the new version; empty where somebody has, and nothing was done
   * @throws ApiProblem {@link ProblemType#DOCUMENT_CHANGED} where during a move it is open whose
   *     write remains
   */
  OptionalLong replace(
      Placement placement, BulkItem item, Seen seen, boolean visible, Deadline deadline);

  /**
   * Deletes those of {@code documents} that nobody has written since they were found.
   *
   * @return how each ended, in their order
   */
  List<DeleteOutcome> deleteUnchanged(
      Placement placement, List<FoundDocument> documents, Deadline deadline);

  /** Deletes; says whether there was such a document. */
  Removed delete(Placement placement, String id, boolean visible, Deadline deadline);

  /** Deletes many; one outcome per id, in their order. */
  List<RemoveOutcome> deleteAll(Placement placement, List<String> ids, Deadline deadline);

  /** Stores or replaces many; one outcome per item, in their order. */
  List<BulkOutcome> putAll(Placement placement, List<BulkItem> items, Deadline deadline);

  /** Returns when searches see everything stored so far. */
  void makeVisible(Placement placement, Deadline deadline);

  /** A stored document; {@code version} is higher than that of each earlier write of its id. */
  record Stored(boolean created, long version) {}

  /**
   * One document to store.
   *
   * @param document as it is stored in the serving home
   * @param second as it is stored in the second home, if there is one; null to leave it out there
   */
  record BulkItem(String id, ObjectNode document, @Nullable ObjectNode second) {}

  /** A document that is gone; {@code version} is that of the delete. */
  record Removed(boolean existed, long version) {}

  /** How deleting one of many ended. */
  sealed interface RemoveOutcome {
    /** There is no such document; {@code existed}: there was. */
    record Gone(boolean existed) implements RemoveOutcome {}

    /** It may have stayed; {@code problem} says why, in our words. */
    record Kept(ApiProblem problem) implements RemoveOutcome {}
  }

  /** How deleting one document, unless somebody has written it, ended. */
  sealed interface DeleteOutcome {
    /** It is gone. */
    record Deleted() implements DeleteOutcome {}

    /** It stays: somebody has written it meanwhile. */
    record Written() implements DeleteOutcome {}

    /** It may have stayed; {@code problem} says why, in our words. */
    record Refused(ApiProblem problem) implements DeleteOutcome {}
  }

  /** How one item ended. */
  sealed interface BulkOutcome {
    /** It is stored. */
    record Written(boolean created) implements BulkOutcome {}

    /** It is not; {@code problem} says why, in our words. */
    record Refused(ApiProblem problem) implements BulkOutcome {}
  }
}
