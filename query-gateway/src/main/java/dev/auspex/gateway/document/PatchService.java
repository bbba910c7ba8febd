package dev.auspex.gateway.document;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.auspex.contract.Deadline;
import dev.auspex.contract.problem.ApiProblem;
import dev.auspex.contract.problem.ProblemType;
import dev.auspex.contract.schema.Field;
import dev.auspex.contract.schema.Schema;
import dev.auspex.contract.snapshot.IndexSnapshot;
import dev.auspex.gateway.admit.Admitted;
import dev.auspex.gateway.admit.Entry;
import dev.auspex.gateway.elastic.DocumentStore;
import dev.auspex.gateway.elastic.FoundDocument;
import dev.auspex.gateway.platform.BoundedBody;
import jakarta.inject.Singleton;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Changes some fields of a document and leaves the others: reads, changes, and writes only where
 * nobody has written since; else begins anew. Of several changes at the same time none is lost.
 */
@Singleton
public class PatchService {
  private final DocumentReader reader;
  private final Preparation preparation;
  private final DocumentStore store;
  private final DocumentConfig config;

  PatchService(
      DocumentReader reader, Preparation preparation, DocumentStore store, DocumentConfig config) {
    this.reader = reader;
    this.preparation = preparation;
    this.store = store;
    this.config = config;
  }

  /**
   * Changes the document {@code id} by the merge patch in {@code body}.
   *
   * @param ifMatch the ETag that the document must have, {@code *} or null for any
   * @throws ApiProblem {@link ProblemType#DOCUMENT_NOT_FOUND}, {@link
   *     ProblemType#PRECONDITION_FAILED}, {@link ProblemType#DOCUMENT_CHANGED}
   */
  WriteView patch(
      Entry entry, String id, InputStream body, @Nullable String ifMatch, boolean visible) {
    DocumentId.require(id);
    OptionalLong wanted = DocumentTag.wanted(ifMatch);
    ObjectNode patch = reader.parse(BoundedBody.read(body, config.maxBytes()));
    return entry.work(admitted -> patch(admitted, id, patch, wanted, visible));
  }

  /**
   * Changes the document {@code id} by {@code patch}, a merge patch.
   *
   * @param wanted the version that the document must have; empty for any
   * @param evenUnchanged whether to write where the patch says nothing new; if not, the result is
   *     {@code noop}, and the version stays
   * @throws ApiProblem {@link ProblemType#DOCUMENT_NOT_FOUND}, {@link
   *     ProblemType#PRECONDITION_FAILED}, {@link ProblemType#DOCUMENT_CHANGED}
   */
  public WriteView patch(
      Entry entry,
      String id,
      ObjectNode patch,
      OptionalLong wanted,
      boolean evenUnchanged,
      boolean visible) {
    DocumentId.require(id);
    return entry.work(admitted -> patch(admitted, id, patch, wanted, evenUnchanged, visible));
  }

  WriteView patch(
      Admitted admitted, String id, ObjectNode patch, OptionalLong wanted, boolean visible) {
    return patch(admitted, id, patch, wanted, true, visible);
  }

  WriteView patch(
      Admitted admitted,
      String id,
      ObjectNode patch,
      OptionalLong wanted,
      boolean evenUnchanged,
      boolean visible) {
    // No further try once this has passed; each try has times of its own.
    Deadline tries = Deadline.in(config.deadline());
    for (int i = 0; i < config.patchTries() && !tries.passed(); i++) {
      Optional<WriteView> done = tryOnce(admitted, id, patch, wanted, evenUnchanged, visible);
      if (done.isPresent()) {
        return done.get();
      }
    }
    throw ApiProblem.of(
        ProblemType.DOCUMENT_CHANGED,
        "Others have written document '%s' each time before this could; send the change again",
        id);
  }

  /** Empty where somebody has written the document after it was read. */
  private Optional<WriteView> tryOnce(
      Admitted admitted,
      String id,
      ObjectNode patch,
      OptionalLong wanted,
      boolean evenUnchanged,
      boolean visible) {
    IndexSnapshot index = admitted.index();
    FoundDocument before =
        store
            .getWhole(index.placement(), id, admitted.filter(), Deadline.in(config.deadline()))
            .orElseThrow(() -> DocumentId.notFound(index, id));
    DocumentTag.require(wanted, before.seen().version());
    // What is computed is computed anew, and what a removed field has left is not kept.
    ObjectNode sent = before.document().deepCopy().retain(sentFields(index.bundle().schema()));
    ObjectNode after = sent.deepCopy();
    MergePatch.apply(after, patch);
    if (!evenUnchanged && after.equals(sent)) {
      return Optional.of(new WriteView(id, "noop", before.seen().version()));
    }
    requireFit(after, index.bundle().schema());
    DocumentStore.BulkItem item = preparation.complete(index, id, after, before.document());
    OptionalLong version =
        store.replace(
            index.placement(), item, before.seen(), visible, Deadline.in(config.deadline()));
    return version.isPresent()
        ? Optional.of(new WriteView(id, "updated", version.getAsLong()))
        : Optional.empty();
  }

  /** Vectors that clients send included, although no reply shows them. */
  private static List<String> sentFields(Schema schema) {
    return schema.fields().stream().filter(field -> !field.computed()).map(Field::name).toList();
  }

  /** A document must not grow by patches past what a client could send as a whole. */
  private void requireFit(ObjectNode document, Schema schema) {
    ObjectNode shown = document.deepCopy().without(schema.hiddenFields());
    if (shown.toString().getBytes(StandardCharsets.UTF_8).length > config.maxBytes()) {
      throw ApiProblem.of(
          ProblemType.BODY_TOO_LARGE,
          "A document may have at most %d bytes, and with this change it has more",
          config.maxBytes());
    }
  }
}
