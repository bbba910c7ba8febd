package dev.auspex.gateway.document;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.auspex.contract.Deadline;
import dev.auspex.contract.problem.ApiProblem;
import dev.auspex.contract.snapshot.IndexSnapshot;
import dev.auspex.documents.shape.DocumentVectors;
import dev.auspex.gateway.elastic.DocumentStore;
import dev.auspex.gateway.elastic.DocumentStore.BulkItem;
import dev.auspex.gateway.elastic.DocumentStore.BulkOutcome;
import dev.auspex.gateway.elastic.DocumentStore.RemoveOutcome;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Collects documents that are to be stored, or ids that are to be deleted, and does it batch by
 * batch, in the order in which they came. Not for use by several threads.
 *
 * <p>Once a server behind the gateway fails, what is left is refused for the same reason instead of
 * waiting for the same failure again and again.
 */
public final class DocumentBatch {
  /**
   * Gives each batch the index as it is when the batch is written: meanwhile it may have got
   * another schema or another home.
   */
  interface Turns {
    /** Throws an {@link ApiProblem} where the client may no longer write to the index. */
    void take(Consumer<IndexSnapshot> batch);
  }

  /** Hears how each item ended, exactly once; {@code place} is what the caller called it. */
  public interface Ends {
    /** It is stored. */
    void stored(int place, String id, boolean created);

    /** There is no such document; {@code existed}: there was. */
    void deleted(int place, String id, boolean existed);

    /** It is not as it should be. */
    void refused(int place, String id, ApiProblem problem);
  }

  /**
   * What is to be done to one id.
   *
   * @param document null to delete
   * @param mustBeNew whether there must be no such document
   */
  private record Waiting(int place, String id, @Nullable ObjectNode document, boolean mustBeNew) {
    ObjectNode stored() {
      if (document == null) {
        throw new IllegalStateException("a delete stores nothing");
      }
      return document;
    }
  }

  private final Turns turns;
  private final DocumentReader reader;
  private final DocumentVectors vectors;
  private final DocumentStore store;
  private final SecondForms secondForms;
  private final DocumentConfig config;
  private final Ends ends;

  private final List<Waiting> batch = new ArrayList<>();
  private int batchBytes;
  private @Nullable ApiProblem outage;

  DocumentBatch(
      Turns turns,
      DocumentReader reader,
      DocumentVectors vectors,
      DocumentStore store,
      SecondForms secondForms,
      DocumentConfig config,
      Ends ends) {
    this.turns = turns;
    this.reader = reader;
    this.vectors = vectors;
    this.store = store;
    this.secondForms = secondForms;
    this.config = config;
    this.ends = ends;
  }

  /** The server behind the gateway that is to blame for refusals; null where none is. */
  public @Nullable ApiProblem outage() {
    return outage;
  }

  /**
   * Stores {@code document}, or replaces it, now or with a later batch.
   *
   * @param id within the limits of {@link DocumentId}
   * @param bytes how long it was
   * @param mustBeNew whether there must be no such document, in the sense of {@link
   *     Condition.Absent}
   */
  public void store(int place, String id, ObjectNode document, int bytes, boolean mustBeNew) {
    add(new Waiting(place, id, document, mustBeNew), bytes);
  }

  /** Deletes the document, now or with a later batch. */
  public void delete(int place, String id) {
    add(new Waiting(place, id, null, false), 0);
  }

  private void add(Waiting next, int bytes) {
    if (!fitsIn(next)) {
      flush();
    }
    batch.add(next);
    batchBytes += bytes;
    if (batch.size() >= config.batchDocuments() || batchBytes >= config.batchBytes()) {
      flush();
    }
  }

  /** A batch only stores or only deletes, and sees what was there before it. */
  private boolean fitsIn(Waiting next) {
    if (batch.isEmpty()) {
      return true;
    }
    boolean sameKind = (batch.getFirst().document() == null) == (next.document() == null);
    return sameKind
        && !(next.mustBeNew() && batch.stream().anyMatch(each -> each.id().equals(next.id())));
  }

  /** Does what is left to do. */
  public void flush() {
    while (!batch.isEmpty()) {
      try {
        turns.take(this::write);
      } catch (ApiProblem notLetIn) {
        outage = notLetIn;
        refuseAll(batch, notLetIn);
        batch.clear();
      }
    }
    batchBytes = 0;
  }

  /** Does the beginning of the batch: as much as may take one turn. */
  private void write(IndexSnapshot index) {
    boolean embeds = !index.bundle().schema().embeddedFields().isEmpty();
    int most = embeds ? config.embeddedDocuments() : config.batchDocuments();
    List<Waiting> part = batch.subList(0, Math.min(most, batch.size()));
    if (part.getFirst().document() == null) {
      delete(part, index);
    } else {
      store(embedded(fitting(fresh(part, index), index), index), index);
    }
    part.clear();
  }

  private void delete(List<Waiting> part, IndexSnapshot index) {
    if (outage != null) {
      refuseAll(part, outage);
      return;
    }
    List<RemoveOutcome> outcomes;
    try {
      outcomes =
          store.deleteAll(
              index.placement(),
              part.stream().map(Waiting::id).toList(),
              Deadline.in(config.batchDeadline()));
    } catch (ApiProblem failed) {
      outage = failed;
      refuseAll(part, failed);
      return;
    }
    for (int i = 0; i < part.size(); i++) {
      Waiting each = part.get(i);
      switch (outcomes.get(i)) {
        case RemoveOutcome.Gone gone -> ends.deleted(each.place(), each.id(), gone.existed());
        case RemoveOutcome.Kept kept -> refuse(each, kept.problem());
      }
    }
  }

  /** Those of {@code part} that are new where they must be. */
  private List<Waiting> fresh(List<Waiting> part, IndexSnapshot index) {
    List<String> asked = part.stream().filter(Waiting::mustBeNew).map(Waiting::id).toList();
    if (asked.isEmpty() || outage != null) {
      return List.copyOf(part);
    }
    Set<String> there;
    try {
      there =
          store
              .getAll(
                  index.placement(),
                  asked,
                  null,
                  index.bundle().schema().hiddenFields(),
                  Deadline.in(config.batchDeadline()))
              .keySet();
    } catch (ApiProblem failed) {
      outage = failed;
      return List.copyOf(part);
    }
    List<Waiting> fresh = new ArrayList<>();
    for (Waiting each : part) {
      if (each.mustBeNew() && there.contains(each.id())) {
        refuse(each, DocumentId.exists(index, each.id()));
      } else {
        fresh.add(each);
      }
    }
    return fresh;
  }

  /** The documents that fit the schema, unless nothing can be stored any more. */
  private List<Waiting> fitting(List<Waiting> documents, IndexSnapshot index) {
    List<Waiting> fitting = new ArrayList<>();
    for (Waiting each : documents) {
      try {
        reader.check(each.stored(), index.bundle().schema());
        if (outage != null) {
          throw outage;
        }
        fitting.add(each);
      } catch (ApiProblem refused) {
        refuse(each, refused);
      }
    }
    return fitting;
  }

  /** Those of {@code fitting} that have all their vectors; the others are refused. */
  private List<Waiting> embedded(List<Waiting> fitting, IndexSnapshot index) {
    BitSet missing =
        vectors.addTo(fitting.stream().map(Waiting::stored).toList(), index.bundle().schema());
    if (missing.isEmpty()) {
      return fitting;
    }
    ApiProblem unavailable = DocumentVectors.unavailable();
    outage = unavailable;
    List<Waiting> complete = new ArrayList<>();
    for (int i = 0; i < fitting.size(); i++) {
      if (missing.get(i)) {
        refuse(fitting.get(i), unavailable);
      } else {
        complete.add(fitting.get(i));
      }
    }
    return complete;
  }

  private void store(List<Waiting> complete, IndexSnapshot index) {
    List<SecondForms.Form> second =
        secondForms.of(index, complete.stream().map(Waiting::stored).toList());
    List<Waiting> documents = new ArrayList<>();
    List<BulkItem> items = new ArrayList<>();
    for (int i = 0; i < complete.size(); i++) {
      Waiting each = complete.get(i);
      ApiProblem refusal = second.get(i).refusal();
      if (refusal != null) {
        refuse(each, refusal);
      } else {
        documents.add(each);
        items.add(new BulkItem(each.id(), each.stored(), second.get(i).document()));
      }
    }
    if (documents.isEmpty()) {
      return;
    }
    List<BulkOutcome> outcomes;
    try {
      outcomes = store.putAll(index.placement(), items, Deadline.in(config.batchDeadline()));
    } catch (ApiProblem failed) {
      outage = failed;
      refuseAll(documents, failed);
      return;
    }
    for (int i = 0; i < documents.size(); i++) {
      Waiting each = documents.get(i);
      switch (outcomes.get(i)) {
        case BulkOutcome.Written written -> ends.stored(each.place(), each.id(), written.created());
        case BulkOutcome.Refused refused -> refuse(each, refused.problem());
      }
    }
  }

  private void refuseAll(List<Waiting> documents, ApiProblem problem) {
    documents.forEach(each -> refuse(each, problem));
  }

  private void refuse(Waiting each, ApiProblem problem) {
    ends.refused(each.place(), each.id(), problem);
  }
}
