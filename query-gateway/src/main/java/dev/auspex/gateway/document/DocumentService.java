package dev.auspex.gateway.document;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.auspex.contract.Deadline;
import dev.auspex.contract.problem.ApiProblem;
import dev.auspex.contract.problem.ProblemType;
import dev.auspex.contract.snapshot.IndexSnapshot;
import dev.auspex.gateway.admit.Admitted;
import dev.auspex.gateway.admit.Entry;
import dev.auspex.gateway.elastic.DocumentStore;
import dev.auspex.gateway.elastic.FoundDocument;
import dev.auspex.gateway.elastic.Seen;
import dev.auspex.gateway.platform.BoundedBody;
import jakarta.inject.Singleton;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Single documents. */
@Singleton
public class DocumentService {
  private final DocumentReader reader;
  private final Preparation preparation;
  private final DocumentStore store;
  private final DocumentConfig config;

  DocumentService(
      DocumentReader reader, Preparation preparation, DocumentStore store, DocumentConfig config) {
    this.reader = reader;
    this.preparation = preparation;
    this.store = store;
    this.config = config;
  }

  WriteView put(Entry entry, String id, InputStream body, boolean visible) {
    DocumentId.require(id);
    ObjectNode document = reader.parse(BoundedBody.read(body, config.maxBytes()));
    return put(entry, id, document, new Condition.Any(), visible);
  }

  /**
   * Stores or replaces {@code document}, where {@code condition} holds.
   *
   * @param visible whether to return only when searches see it
   * @throws ApiProblem {@link ProblemType#DOCUMENT_EXISTS} and {@link
   *     ProblemType#PRECONDITION_FAILED} where it does not; {@link ProblemType#INVALID_DOCUMENT}
   */
  public WriteView put(
      Entry entry, String id, ObjectNode document, Condition condition, boolean visible) {
    DocumentId.require(id);
    return entry.work(admitted -> put(admitted.index(), id, document, condition, visible));
  }

  private WriteView put(
      IndexSnapshot index, String id, ObjectNode document, Condition condition, boolean visible) {
    Deadline deadline = Deadline.in(config.deadline());
    switch (condition) {
      case Condition.Any any -> {}
      case Condition.Absent absent -> {
        List<String> hidden = index.bundle().schema().hiddenFields();
        if (store.get(index.placement(), id, null, hidden, deadline).isPresent()) {
          throw DocumentId.exists(index, id);
        }
      }
      case Condition.Version(long version) -> {
        Seen seen = require(index, id, version, deadline).seen();
        DocumentStore.BulkItem item = preparation.complete(index, id, document);
        long written =
            store
                .replace(index.placement(), item, seen, visible, Deadline.in(config.deadline()))
                .orElseThrow(() -> changed(id));
        return new WriteView(id, "updated", written);
      }
    }
    DocumentStore.BulkItem item = preparation.complete(index, id, document);
    DocumentStore.Stored stored =
        store.put(index.placement(), item, visible, Deadline.in(config.deadline()));
    return new WriteView(id, stored.created() ? "created" : "updated", stored.version());
  }

  /** The document, where its last write has {@code version}. */
  private FoundDocument require(IndexSnapshot index, String id, long version, Deadline deadline) {
    return store
        .getWhole(index.placement(), id, null, deadline)
        .filter(found -> found.seen().version() == version)
        .orElseThrow(() -> changed(id));
  }

  private static ApiProblem changed(String id) {
    return ApiProblem.of(
        ProblemType.PRECONDITION_FAILED,
        "Document '%s' has another version, or is gone; look at it and try again",
        id);
  }

  DocumentView get(Entry entry, String id) {
    DocumentId.require(id);
    return entry.work(
        admitted -> get(admitted, id).orElseThrow(() -> DocumentId.notFound(admitted.index(), id)));
  }

  /** The document, where there is one that the caller may see. */
  public Optional<DocumentView> find(Entry entry, String id) {
    DocumentId.require(id);
    return entry.work(admitted -> get(admitted, id));
  }

  private Optional<DocumentView> get(Admitted admitted, String id) {
    IndexSnapshot index = admitted.index();
    List<String> hidden = index.bundle().schema().hiddenFields();
    return store
        .get(index.placement(), id, admitted.filter(), hidden, Deadline.in(config.deadline()))
        .map(found -> view(found, index));
  }

  /** Those of {@code ids}, at most a few hundred, that there are and the caller may see. */
  public Map<String, DocumentView> findAll(Entry entry, List<String> ids) {
    ids.forEach(DocumentId::require);
    return entry.work(
        admitted -> {
          IndexSnapshot index = admitted.index();
          Map<String, DocumentView> views = new HashMap<>();
          store
              .getAll(
                  index.placement(),
                  ids,
                  admitted.filter(),
                  index.bundle().schema().hiddenFields(),
                  Deadline.in(config.deadline()))
              .forEach((id, found) -> views.put(id, view(found, index)));
          return views;
        });
  }

  private static DocumentView view(FoundDocument found, IndexSnapshot index) {
    return new DocumentView(found.id(), found.seen().version(), shown(found.document(), index));
  }

  /** What was stored under a field that has been removed since is not shown. */
  static ObjectNode shown(ObjectNode document, IndexSnapshot index) {
    return document.retain(index.bundle().schema().shownFields());
  }

  DeleteView delete(Entry entry, String id, boolean visible) {
    DocumentId.require(id);
    return entry.work(admitted -> delete(admitted.index(), id, visible));
  }

  private DeleteView delete(IndexSnapshot index, String id, boolean visible) {
    if (!remove(index, id, new Condition.Any(), visible).existed()) {
      throw DocumentId.notFound(index, id);
    }
    return new DeleteView(id, "deleted");
  }

  /**
   * Deletes the document, where {@code condition} holds; says whether there was one.
   *
   * @param condition any, or a version
   * @throws ApiProblem {@link ProblemType#PRECONDITION_FAILED} where it does not hold
   */
  public DocumentStore.Removed remove(
      Entry entry, String id, Condition condition, boolean visible) {
    DocumentId.require(id);
    return entry.work(admitted -> remove(admitted.index(), id, condition, visible));
  }

  private DocumentStore.Removed remove(
      IndexSnapshot index, String id, Condition condition, boolean visible) {
    Deadline deadline = Deadline.in(config.deadline());
    return switch (condition) {
      case Condition.Any any -> store.delete(index.placement(), id, visible, deadline);
      case Condition.Absent absent -> throw new IllegalArgumentException("nothing to delete");
      case Condition.Version(long version) -> {
        FoundDocument found = require(index, id, version, deadline);
        switch (store.deleteUnchanged(index.placement(), List.of(found), deadline).getFirst()) {
          case DocumentStore.DeleteOutcome.Deleted deleted -> {}
          case DocumentStore.DeleteOutcome.Written written -> throw changed(id);
          case DocumentStore.DeleteOutcome.Refused refused -> throw refused.problem();
        }
        if (visible) {
          store.makeVisible(index.placement(), deadline);
        }
        yield new DocumentStore.Removed(true, version + 1);
      }
    };
  }
}
