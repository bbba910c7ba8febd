package dev.auspex.gateway.document;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.auspex.contract.Deadline;
import dev.auspex.contract.snapshot.IndexSnapshot;
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
    return entry.work(admitted -> put(admitted.index(), id, document, visible));
  }

  private WriteView put(IndexSnapshot index, String id, ObjectNode document, boolean visible) {
    DocumentStore.BulkItem item = preparation.complete(index, id, document);
    DocumentStore.Stored stored =
        store.put(index.placement(), item, visible, Deadline.in(config.deadline()));
    return new WriteView(id, stored.created() ? "created" : "updated", stored.version());
  }

  DocumentView get(Entry entry, String id) {
    DocumentId.require(id);
    return entry.work(admitted -> get(admitted, id));
  }

  private DocumentView get(Admitted admitted, String id) {
    IndexSnapshot index = admitted.index();
    List<String> hidden = index.bundle().schema().hiddenFields();
    return store
        .get(index.placement(), id, admitted.filter(), hidden, Deadline.in(config.deadline()))
        .map(found -> new DocumentView(id, found.seen().version(), shown(found.document(), index)))
        .orElseThrow(() -> DocumentId.notFound(index, id));
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
    if (!store.delete(index.placement(), id, visible, Deadline.in(config.deadline()))) {
      throw DocumentId.notFound(index, id);
    }
    return new DeleteView(id, "deleted");
  }
}
