package dev.auspex.gateway.elastic;

import co.elastic.clients.elasticsearch.ElasticsearchAsyncClient;
import co.elastic.clients.elasticsearch.core.GetResponse;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import co.elastic.clients.elasticsearch.core.search.Hit;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.auspex.contract.Deadline;
import dev.auspex.contract.filter.Filter;
import dev.auspex.contract.snapshot.Location;
import dev.auspex.contract.snapshot.Placement;
import dev.auspex.documents.stored.StoredForm;
import dev.auspex.documents.stored.StoredForms;
import java.io.StringReader;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Documents through the typed client. */
final class ElasticDocumentStore implements DocumentStore {
  private final ElasticsearchAsyncClient client;
  private final StoredForms forms;
  private final Writes writes;

  ElasticDocumentStore(ElasticsearchAsyncClient client, VersionClock clock, StoredForms forms) {
    this.client = client;
    this.forms = forms;
    this.writes = new Writes(client, clock, forms);
  }

  @Override
  public Stored put(Placement placement, BulkItem item, boolean visible, Deadline deadline) {
    Writes.Outcome.Done done = one(placement, write(item), visible, deadline);
    return new Stored(!done.existed(), done.version());
  }

  @Override
  public Optional<ObjectNode> get(
      Placement placement,
      String id,
      @Nullable Filter filter,
      List<String> hiddenFields,
      Deadline deadline) {
    StoredForm layout = forms.of(placement.serving());
    return filter == null
        ? get(layout, id, hiddenFields, deadline)
        : find(layout, id, filter, hiddenFields, deadline);
  }

  private Optional<ObjectNode> get(
      StoredForm layout, String id, List<String> hiddenFields, Deadline deadline) {
    GetResponse<ObjectNode> reply =
        EngineFailures.await(
            client.get(
                get ->
                    get.index(layout.index())
                        .id(layout.id(id))
                        .routing(layout.routing().orElse(null))
                        .sourceExcludes(layout.unread(hiddenFields)),
                ObjectNode.class),
            deadline);
    return reply.found()
        ? Optional.ofNullable(reply.source())
            .filter(source -> !StoredForm.isTombstone(source))
            .map(layout::logical)
        : Optional.empty();
  }

  /** By a search, because the engine's get knows no filters. */
  private Optional<ObjectNode> find(
      StoredForm layout, String id, Filter filter, List<String> hiddenFields, Deadline deadline) {
    ObjectNode query = FilterClause.oneDocument(id, filter, layout);
    SearchResponse<ObjectNode> reply =
        EngineFailures.await(
            client.search(
                search -> {
                  // Not even an empty one where there is none: it would choose a shard.
                  layout.routing().ifPresent(search::routing);
                  return search
                      .index(layout.index())
                      .allowPartialSearchResults(false)
                      .size(1)
                      .query(clause -> clause.withJson(new StringReader(query.toString())))
                      .source(
                          source ->
                              source.filter(
                                  fields -> fields.excludes(layout.unread(hiddenFields))));
                },
                ObjectNode.class),
            deadline);
    return reply.hits().hits().stream()
        .findFirst()
        .map(Hit::source)
        .filter(source -> !StoredForm.isTombstone(source))
        .map(layout::logical);
  }

  @Override
  public boolean delete(Placement placement, String id, boolean visible, Deadline deadline) {
    return one(placement, Writes.Write.delete(id), visible, deadline).existed();
  }

  @Override
  public List<BulkOutcome> putAll(Placement placement, List<BulkItem> items, Deadline deadline) {
    return writes
        .apply(placement, items.stream().map(ElasticDocumentStore::write).toList(), false, deadline)
        .stream()
        .<BulkOutcome>map(
            outcome ->
                switch (outcome) {
                  case Writes.Outcome.Done done -> new BulkOutcome.Written(!done.existed());
                  case Writes.Outcome.Failed failed -> new BulkOutcome.Refused(failed.problem());
                })
        .toList();
  }

  @Override
  public void makeVisible(Placement placement, Deadline deadline) {
    refresh(placement.serving(), deadline);
    Location second = placement.second();
    if (second != null) {
      refresh(second, deadline);
    }
  }

  private static Writes.Write write(BulkItem item) {
    return new Writes.Write(item.id(), item.document(), item.second());
  }

  private void refresh(Location home, Deadline deadline) {
    var unused =
        EngineFailures.await(
            client.indices().refresh(refresh -> refresh.index(home.physicalIndex())), deadline);
  }

  private Writes.Outcome.Done one(
      Placement placement, Writes.Write write, boolean visible, Deadline deadline) {
    return switch (writes.apply(placement, List.of(write), visible, deadline).getFirst()) {
      case Writes.Outcome.Done written -> written;
      case Writes.Outcome.Failed failed -> throw failed.problem();
    };
  }
}
