package dev.auspex.gateway.elastic;

import co.elastic.clients.elasticsearch.ElasticsearchAsyncClient;
import dev.auspex.contract.Deadline;
import dev.auspex.contract.filter.Filter;
import dev.auspex.contract.snapshot.Location;
import dev.auspex.contract.snapshot.Placement;
import dev.auspex.documents.stored.StoredForm;
import dev.auspex.documents.stored.StoredForms;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Documents through the typed client. */
final class ElasticDocumentStore implements DocumentStore {
  private final ElasticsearchAsyncClient client;
  private final StoredForms forms;
  private final DocumentReads reads;
  private final Writes writes;
  private final ConditionalWrites changes;

  ElasticDocumentStore(ElasticsearchAsyncClient client, VersionClock clock, StoredForms forms) {
    WriteCalls calls = new WriteCalls(client, forms);
    this.client = client;
    this.forms = forms;
    this.reads = new DocumentReads(client);
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
    return reads.get(layout, id, filter, layout.unread(hiddenFields), vectors, deadline);
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
  public Removed delete(Placement placement, String id, boolean visible, Deadline deadline) {
    Writes.Outcome.Done done = one(placement, Writes.Write.delete(id), visible, deadline);
    return new Removed(done.existed(), done.version());
  }

  @Override
  public List<RemoveOutcome> deleteAll(Placement placement, List<String> ids, Deadline deadline) {
    return writes
        .apply(placement, ids.stream().map(Writes.Write::delete).toList(), false, deadline)
        .stream()
        .<RemoveOutcome>map(
            outcome ->
                switch (outcome) {
                  case Writes.Outcome.Done done -> new RemoveOutcome.Gone(done.existed());
                  case Writes.Outcome.Failed failed -> new RemoveOutcome.Kept(failed.problem());
                })
        .toList();
  }

  @Override
  public Map<String, FoundDocument> getAll(
      Placement placement,
      List<String> ids,
      @Nullable Filter filter,
      List<String> hiddenFields,
      Deadline deadline) {
    StoredForm layout = forms.of(placement.serving());
    return reads.getAll(layout, ids, filter, layout.unread(hiddenFields), deadline);
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
