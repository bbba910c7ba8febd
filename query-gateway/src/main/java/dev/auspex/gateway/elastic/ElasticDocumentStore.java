package dev.auspex.gateway.elastic;

import co.elastic.clients.elasticsearch.ElasticsearchAsyncClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.Refresh;
import co.elastic.clients.elasticsearch._types.Result;
import co.elastic.clients.elasticsearch.core.BulkRequest;
import co.elastic.clients.elasticsearch.core.BulkResponse;
import co.elastic.clients.elasticsearch.core.DeleteResponse;
import co.elastic.clients.elasticsearch.core.GetResponse;
import co.elastic.clients.elasticsearch.core.IndexResponse;
import co.elastic.clients.elasticsearch.core.bulk.BulkResponseItem;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.auspex.contract.Deadline;
import dev.auspex.contract.problem.ApiProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Documents through the typed client. */
final class ElasticDocumentStore implements DocumentStore {
  private final ElasticsearchAsyncClient client;

  ElasticDocumentStore(ElasticsearchAsyncClient client) {
    this.client = client;
  }

  @Override
  public Stored put(
      String physicalIndex, String id, ObjectNode source, boolean visible, Deadline deadline) {
    CompletableFuture<IndexResponse> call =
        client.index(
            index ->
                index
                    .index(physicalIndex)
                    .id(id)
                    .document(source)
                    .refresh(visible ? Refresh.WaitFor : Refresh.False));
    IndexResponse reply = EngineFailures.await(call, deadline, ElasticDocumentStore::ofOneDocument);
    return new Stored(reply.result() == Result.Created, reply.version());
  }

  @Override
  public Optional<ObjectNode> get(
      String physicalIndex, String id, List<String> hiddenFields, Deadline deadline) {
    GetResponse<ObjectNode> reply =
        EngineFailures.await(
            client.get(
                get -> get.index(physicalIndex).id(id).sourceExcludes(hiddenFields),
                ObjectNode.class),
            deadline);
    return reply.found() ? Optional.ofNullable(reply.source()) : Optional.empty();
  }

  @Override
  public boolean delete(String physicalIndex, String id, boolean visible, Deadline deadline) {
    DeleteResponse reply =
        EngineFailures.await(
            client.delete(
                delete ->
                    delete
                        .index(physicalIndex)
                        .id(id)
                        .refresh(visible ? Refresh.WaitFor : Refresh.False)),
            deadline);
    return reply.result() == Result.Deleted;
  }

  @Override
  public List<BulkOutcome> putAll(String physicalIndex, List<BulkItem> items, Deadline deadline) {
    BulkRequest.Builder request = new BulkRequest.Builder().index(physicalIndex);
    for (BulkItem item : items) {
      request.operations(
          operation -> operation.index(index -> index.id(item.id()).document(item.source())));
    }
    BulkResponse reply = EngineFailures.await(client.bulk(request.build()), deadline);
    if (reply.items().size() != items.size()) {
      throw EngineFailures.unavailable();
    }
    List<BulkOutcome> outcomes = new ArrayList<>(items.size());
    for (BulkResponseItem item : reply.items()) {
      outcomes.add(
          item.error() == null
              ? new BulkOutcome.Written(item.status() == 201)
              : new BulkOutcome.Refused(
                  EngineFailures.ofDocument(item.status(), item.error().type())));
    }
    return outcomes;
  }

  @Override
  public void makeVisible(String physicalIndex, Deadline deadline) {
    var unused =
        EngineFailures.await(
            client.indices().refresh(refresh -> refresh.index(physicalIndex)), deadline);
  }

  /** A refusal of one document is the document's; of anything else, the engine's. */
  private static ApiProblem ofOneDocument(Throwable failure) {
    return failure instanceof ElasticsearchException refused
        ? EngineFailures.ofDocument(refused.status(), refused.error().type())
            .causedBy(EngineRefusal.of(refused))
        : EngineFailures.problem(failure);
  }
}
