package dev.auspex.gateway.document;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.auspex.contract.Deadline;
import dev.auspex.contract.problem.ApiProblem;
import dev.auspex.contract.problem.ProblemType;
import dev.auspex.contract.problem.Violation;
import dev.auspex.contract.snapshot.IndexSnapshot;
import dev.auspex.documents.shape.DocumentVectors;
import dev.auspex.gateway.admit.Admitted;
import dev.auspex.gateway.admit.Entry;
import dev.auspex.gateway.elastic.DocumentStore;
import dev.auspex.gateway.platform.BoundedBody;
import jakarta.inject.Singleton;
import java.io.InputStream;
import java.util.List;

/** Single documents. */
@Singleton
class DocumentService {
  private final DocumentReader reader;
  private final DocumentVectors vectors;
  private final DocumentStore store;
  private final SecondForms secondForms;
  private final DocumentConfig config;

  DocumentService(
      DocumentReader reader,
      DocumentVectors vectors,
      DocumentStore store,
      SecondForms secondForms,
      DocumentConfig config) {
    this.reader = reader;
    this.vectors = vectors;
    this.store = store;
    this.secondForms = secondForms;
    this.config = config;
  }

  WriteView put(Entry entry, String id, InputStream body, boolean visible) {
    checkId(id);
    ObjectNode document = reader.parse(BoundedBody.read(body, config.maxBytes()));
    return entry.work(admitted -> put(admitted.index(), id, document, visible));
  }

  private WriteView put(IndexSnapshot index, String id, ObjectNode document, boolean visible) {
    reader.check(document, index.bundle().schema());
    if (!vectors.addTo(List.of(document), index.bundle().schema()).isEmpty()) {
      throw DocumentVectors.unavailable();
    }
    SecondForms.Form second = secondForms.of(index, List.of(document)).getFirst();
    if (second.refusal() != null) {
      throw second.refusal();
    }
    DocumentStore.Stored stored =
        store.put(
            index.placement(),
            new DocumentStore.BulkItem(id, document, second.document()),
            visible,
            Deadline.in(config.deadline()));
    return new WriteView(id, stored.created() ? "created" : "updated", stored.version());
  }

  DocumentView get(Entry entry, String id) {
    checkId(id);
    return entry.work(admitted -> get(admitted, id));
  }

  private DocumentView get(Admitted admitted, String id) {
    IndexSnapshot index = admitted.index();
    List<String> hidden = index.bundle().schema().hiddenFields();
    return store
        .get(index.placement(), id, admitted.filter(), hidden, Deadline.in(config.deadline()))
        .map(document -> new DocumentView(id, shown(document, index)))
        .orElseThrow(() -> notFound(index, id));
  }

  /** What was stored under a field that has been removed since is not shown. */
  private static ObjectNode shown(ObjectNode document, IndexSnapshot index) {
    return document.retain(index.bundle().schema().shownFields());
  }

  DeleteView delete(Entry entry, String id, boolean visible) {
    checkId(id);
    return entry.work(admitted -> delete(admitted.index(), id, visible));
  }

  private DeleteView delete(IndexSnapshot index, String id, boolean visible) {
    if (!store.delete(index.placement(), id, visible, Deadline.in(config.deadline()))) {
      throw notFound(index, id);
    }
    return new DeleteView(id, "deleted");
  }

  private static void checkId(String id) {
    DocumentId.check(id)
        .ifPresent(
            violation -> {
              throw ApiProblem.of(ProblemType.INVALID_REQUEST, List.<Violation>of(violation));
            });
  }

  private static ApiProblem notFound(IndexSnapshot index, String id) {
    return ApiProblem.of(
        ProblemType.DOCUMENT_NOT_FOUND, "Index %s has no document '%s'", index.name(), id);
  }
}
