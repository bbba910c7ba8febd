package dev.auspex.gateway.elastic;

import co.elastic.clients.elasticsearch.ElasticsearchAsyncClient;
import co.elastic.clients.elasticsearch._types.Refresh;
import co.elastic.clients.elasticsearch._types.VersionType;
import co.elastic.clients.elasticsearch.core.BulkRequest;
import co.elastic.clients.elasticsearch.core.BulkResponse;
import co.elastic.clients.elasticsearch.core.bulk.BulkOperation;
import co.elastic.clients.elasticsearch.core.bulk.BulkOperationBase;
import co.elastic.clients.elasticsearch.core.bulk.BulkResponseItem;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.auspex.contract.Deadline;
import dev.auspex.contract.problem.ApiProblem;
import dev.auspex.contract.snapshot.Location;
import dev.auspex.documents.stored.StoredForm;
import dev.auspex.documents.stored.StoredForms;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes to one home. */
final class WriteCalls {
  private final ElasticsearchAsyncClient client;
  private final StoredForms forms;

  WriteCalls(ElasticsearchAsyncClient client, StoredForms forms) {
    this.client = client;
    this.forms = forms;
  }

  /** When the engine takes a write. */
  sealed interface Guard {
    /** It holds no version of the document that is as high; this becomes its version. */
    record Above(long version) implements Guard {}

    /** {@code seen} is still the last write; the version becomes the next one. */
    record Unchanged(Seen seen) implements Guard {}
  }

  /**
   * What shall be true of one id.
   *
   * @param document null for: there is no such document
   */
  record Guarded(String id, @Nullable ObjectNode document, Guard guard) {}

  /**
   * Sends {@code writes} in one call.
   *
   * @param tombstones whether a delete leaves a tombstone instead of nothing
   * @return how each ended, in their order
   * @throws ApiProblem where the engine says nothing of single writes
   */
  List<BulkResponseItem> send(
      Location home, boolean tombstones, List<Guarded> writes, Refresh refresh, Deadline deadline) {
    StoredForm layout = forms.of(home);
    BulkRequest.Builder request = new BulkRequest.Builder().index(layout.index()).refresh(refresh);
    writes.forEach(write -> request.operations(operation(layout, tombstones, write)));
    BulkResponse reply = EngineFailures.await(client.bulk(request.build()), deadline);
    if (reply.items().size() != writes.size()) {
      throw EngineFailures.unavailable();
    }
    return reply.items();
  }

  private static BulkOperation operation(StoredForm layout, boolean tombstones, Guarded write) {
    ObjectNode document = write.document();
    if (document == null && !tombstones) {
      return BulkOperation.of(
          operation -> operation.delete(delete -> addressed(delete, layout, write)));
    }
    ObjectNode source = document == null ? layout.tombstone() : layout.physical(document);
    return BulkOperation.of(
        operation ->
            operation.<ObjectNode>index(index -> addressed(index, layout, write).document(source)));
  }

  private static <B extends BulkOperationBase.AbstractBuilder<B>> B addressed(
      B operation, StoredForm layout, Guarded write) {
    operation.id(layout.id(write.id())).routing(layout.routing().orElse(null));
    return switch (write.guard()) {
      case Guard.Above(long version) ->
          operation.version(version).versionType(VersionType.External);
      case Guard.Unchanged(Seen seen) ->
          operation.ifSeqNo(seen.seqNo()).ifPrimaryTerm(seen.primaryTerm());
    };
  }
}
