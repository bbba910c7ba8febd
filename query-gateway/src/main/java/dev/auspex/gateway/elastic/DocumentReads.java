package dev.auspex.gateway.elastic;

import co.elastic.clients.elasticsearch.ElasticsearchAsyncClient;
import co.elastic.clients.elasticsearch.core.GetResponse;
import co.elastic.clients.elasticsearch.core.MgetResponse;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import co.elastic.clients.elasticsearch.core.get.GetResult;
import co.elastic.clients.elasticsearch.core.mget.MultiGetResponseItem;
import co.elastic.clients.elasticsearch.core.search.Hit;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.auspex.contract.Deadline;
import dev.auspex.contract.filter.Filter;
import dev.auspex.documents.stored.StoredForm;
import java.io.StringReader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads documents by their ids: from the engine's log, or with a filter by a search. */
final class DocumentReads {
  private final ElasticsearchAsyncClient client;

  DocumentReads(ElasticsearchAsyncClient client) {
    this.client = client;
  }

  /**
   * The document, where there is one and {@code filter} lets it be seen.
   *
   * @param hidden physical fields that are left out
   * @param vectors whether vectors are read too
   */
  Optional<FoundDocument> get(
      StoredForm layout,
      String id,
      @Nullable Filter filter,
      List<String> hidden,
      boolean vectors,
      Deadline deadline) {
    return filter == null
        ? now(layout, id, hidden, vectors, deadline)
        : Optional.ofNullable(find(layout, List.of(id), filter, hidden, vectors, deadline).get(id));
  }

  /** Those of {@code ids} that there are, without vectors. */
  Map<String, FoundDocument> getAll(
      StoredForm layout,
      List<String> ids,
      @Nullable Filter filter,
      List<String> hidden,
      Deadline deadline) {
    List<String> distinct = ids.stream().distinct().toList();
    if (distinct.isEmpty()) {
      return Map.of();
    }
    return filter == null
        ? allNow(layout, distinct, hidden, deadline)
        : find(layout, distinct, filter, hidden, false, deadline);
  }

  private Optional<FoundDocument> now(
      StoredForm layout, String id, List<String> hidden, boolean vectors, Deadline deadline) {
    GetResponse<ObjectNode> reply =
        EngineFailures.await(
            client.get(
                get ->
                    get.index(layout.index())
                        .id(layout.id(id))
                        .routing(layout.routing().orElse(null))
                        .sourceExcludes(hidden)
                        .sourceExcludeVectors(!vectors),
                ObjectNode.class),
            deadline);
    return found(layout, id, reply);
  }

  private static Optional<FoundDocument> found(
      StoredForm layout, String id, GetResult<ObjectNode> reply) {
    ObjectNode source = reply.source();
    if (!reply.found() || source == null || StoredForm.isTombstone(source)) {
      return Optional.empty();
    }
    Seen seen =
        new Seen(
            Objects.requireNonNull(reply.version()),
            Objects.requireNonNull(reply.seqNo()),
            Objects.requireNonNull(reply.primaryTerm()));
    return Optional.of(new FoundDocument(id, layout.logical(source), seen));
  }

  private Map<String, FoundDocument> allNow(
      StoredForm layout, List<String> ids, List<String> hidden, Deadline deadline) {
    MgetResponse<ObjectNode> reply =
        EngineFailures.await(
            client.mget(
                get -> {
                  get.index(layout.index()).sourceExcludes(hidden);
                  ids.forEach(
                      id ->
                          get.docs(
                              doc -> doc.id(layout.id(id)).routing(layout.routing().orElse(null))));
                  return get;
                },
                ObjectNode.class),
            deadline);
    if (reply.docs().size() != ids.size()) {
      throw EngineFailures.unavailable();
    }
    Map<String, FoundDocument> found = new HashMap<>();
    for (int i = 0; i < ids.size(); i++) {
      MultiGetResponseItem<ObjectNode> item = reply.docs().get(i);
      if (item.isFailure()) {
        throw EngineFailures.unavailable();
      }
      found(layout, ids.get(i), item.result()).ifPresent(each -> found.put(each.id(), each));
    }
    return found;
  }

  /** By a search, because the engine's get knows no filters. */
  private Map<String, FoundDocument> find(
      StoredForm layout,
      List<String> ids,
      Filter filter,
      List<String> hidden,
      boolean vectors,
      Deadline deadline) {
    ObjectNode query = FilterClause.documents(ids, filter, layout);
    SearchResponse<ObjectNode> reply =
        EngineFailures.await(
            client.search(
                search -> {
                  // Not even an empty one where there is none: it would choose a shard.
                  layout.routing().ifPresent(search::routing);
                  return search
                      .index(layout.index())
                      .allowPartialSearchResults(false)
                      .size(ids.size())
                      .version(true)
                      .seqNoPrimaryTerm(true)
                      .query(clause -> clause.withJson(new StringReader(query.toString())))
                      .source(
                          source ->
                              source.filter(
                                  fields -> fields.excludes(hidden).excludeVectors(!vectors)));
                },
                ObjectNode.class),
            deadline);
    Map<String, FoundDocument> found = new HashMap<>();
    for (Hit<ObjectNode> hit : reply.hits().hits()) {
      ObjectNode source = hit.source();
      if (source != null && !StoredForm.isTombstone(source)) {
        String id = layout.clientId(Objects.requireNonNull(hit.id()));
        found.put(id, new FoundDocument(id, layout.logical(source), ElasticDocumentScan.seen(hit)));
      }
    }
    return found;
  }
}
