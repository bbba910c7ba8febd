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
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Documents through the typed client. */
final class ElasticDocumentStore implements DocumentStore {
  private final ElasticsearchAsyncClient client;
  private final StoredForms forms;
  private final Writes writes;
  private final ConditionalWrites changes;

  ElasticDocumentStore(ElasticsearchAsyncClient client, VersionClock clock, StoredForms forms) {
    WriteCalls calls = new WriteCalls(client, forms);
    this.client = client;
    this.forms = forms;
    this.writes = new Writes(calls, clock);
    this.changes = new ConditionalWrites(client, calls, clock, forms);
  }

  @Override
  public Stored put(Placement placement, BulkItem item, boolean visible, Deadline deadline) {
    Writes.Outcome.Done done = one(placement, write(item), visible, deadline);
    return new Stored(!done.existed(), done.version());
  }

  @Override
  public Optional<FoundDocument> get(
      Placement placement,
      String id,
      @Nullable Filter filter,
      List<String> hiddenFields,
      Deadline deadline) {
    return get(placement, id, filter, hiddenFields, false, deadline);
  }

  @Override
  public Optional<FoundDocument> getWhole(
      Placement placement, String id, @Nullable Filter filter, Deadline deadline) {
    return get(placement, id, filter, List.of(), true, deadline);
  }

  private Optional<FoundDocument> get(
      Placement placement,
      String id,
      @Nullable Filter filter,
      List<String> hiddenFields,
      boolean vectors,
      Deadline deadline) {
    StoredForm layout = forms.of(placement.serving());
    List<String> hidden = layout.unread(hiddenFields);
    return filter == null
        ? get(layout, id, hidden, vectors, deadline)
        : find(layout, id, filter, hidden, vectors, deadline);
  }

  private Optional<FoundDocument> get(
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

  /** By a search, because the engine's get knows no filters. */
  private Optional<FoundDocument> find(
      StoredForm layout,
      String id,
      Filter filter,
      List<String> hidden,
      boolean vectors,
      Deadline deadline) {
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
    for (Hit<ObjectNode> hit : reply.hits().hits()) {
      ObjectNode source = hit.source();
      if (source != null && !StoredForm.isTombstone(source)) {
        return Optional.of(
            new FoundDocument(id, layout.logical(source), ElasticDocumentScan.seen(hit)));
      }
    }
    return Optional.empty();
  }

  @Override
  public OptionalLong replace(
      Placement placement, BulkItem item, Seen seen, boolean visible, Deadline deadline) {
    var change = new ConditionalWrites.Change(write(item), seen);
    return switch (changes.apply(placement, List.of(change), visible, deadline).getFirst()) {
      case ConditionalWrites.Outcome.Done done -> OptionalLong.of(done.version());
      case ConditionalWrites.Outcome.Overtaken overtaken -> OptionalLong.empty();
      case ConditionalWrites.Outcome.Failed failed -> throw failed.problem();
    };
  }

  @Override
  public List<DeleteOutcome> deleteUnchanged(
      Placement placement, List<FoundDocument> documents, Deadline deadline) {
    List<ConditionalWrites.Change> deletes =
        documents.stream()
            .map(
                found ->
                    new ConditionalWrites.Change(Writes.Write.delete(found.id()), found.seen()))
            .toList();
    return changes.apply(placement, deletes, false, deadline).stream()
        .<DeleteOutcome>map(
            outcome ->
                switch (outcome) {
                  case ConditionalWrites.Outcome.Done done -> new DeleteOutcome.Deleted();
                  case ConditionalWrites.Outcome.Overtaken overtaken -> new DeleteOutcome.Written();
                  case ConditionalWrites.Outcome.Failed failed ->
                      new DeleteOutcome.Refused(failed.problem());
                })
        .toList();
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
    String index = forms.of(home).index();
    var unused =
        EngineFailures.await(client.indices().refresh(refresh -> refresh.index(index)), deadline);
  }

  private Writes.Outcome.Done one(
      Placement placement, Writes.Write write, boolean visible, Deadline deadline) {
    return switch (writes.apply(placement, List.of(write), visible, deadline).getFirst()) {
      case Writes.Outcome.Done written -> written;
      case Writes.Outcome.Failed failed -> throw failed.problem();
    };
  }
}
