package dev.auspex.gateway.document;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.auspex.contract.Deadline;
import dev.auspex.contract.filter.Filter;
import dev.auspex.contract.snapshot.Location;
import dev.auspex.contract.snapshot.Placement;
import dev.auspex.gateway.elastic.DocumentScan;
import dev.auspex.gateway.elastic.DocumentStore;
import dev.auspex.gateway.elastic.FoundDocument;
import dev.auspex.gateway.elastic.ScanPosition;
import dev.auspex.gateway.elastic.Seen;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Documents of any number of homes in memory. Searches see a write after {@link #makeVisible}. */
final class MemoryDocuments implements DocumentStore, DocumentScan {
  private static final ObjectMapper JSON = new ObjectMapper();

  private record Key(Location home, String id) {}

  private final Map<Key, FoundDocument> written = new HashMap<>();
  private Map<Key, FoundDocument> visible = Map.of();
  private long seqNo;

  /** The filters that walks and reads had. */
  final List<@Nullable Filter> filters = new ArrayList<>();

  /** What was written together, in order. */
  final List<String> batches = new ArrayList<>();

  /** Happens between reading a document and whatever is done to it. */
  Consumer<String> meanwhile = id -> {};

  int refreshes;

  /** As another client would do it. */
  synchronized void write(Location home, String id, String document) {
    try {
      put(home, id, (ObjectNode) JSON.readTree(document), version(home, id) + 5);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  synchronized @Nullable ObjectNode stored(Location home, String id) {
    FoundDocument found = written.get(new Key(home, id));
    return found == null ? null : found.document();
  }

  synchronized long version(Location home, String id) {
    FoundDocument found = written.get(new Key(home, id));
    return found == null ? 0 : found.seen().version();
  }

  synchronized List<String> ids(Location home) {
    return written.keySet().stream()
        .filter(key -> key.home().equals(home))
        .map(Key::id)
        .sorted()
        .toList();
  }

  private void put(Location home, String id, ObjectNode document, long version) {
    written.put(new Key(home, id), new FoundDocument(id, document, new Seen(version, seqNo++, 1)));
  }

  @Override
  public synchronized Stored put(
      Placement placement, BulkItem item, boolean wait, Deadline deadline) {
    long version = version(placement.serving(), item.id()) + 5;
    put(placement.serving(), item.id(), item.document(), version);
    return new Stored(version == 5, version);
  }

  @Override
  public Optional<FoundDocument> get(
      Placement placement,
      String id,
      @Nullable Filter filter,
      List<String> hiddenFields,
      Deadline deadline) {
    return getWhole(placement, id, filter, deadline)
        .map(found -> new FoundDocument(id, found.document().without(hiddenFields), found.seen()));
  }

  @Override
  public Optional<FoundDocument> getWhole(
      Placement placement, String id, @Nullable Filter filter, Deadline deadline) {
    Optional<FoundDocument> found;
    synchronized (this) {
      filters.add(filter);
      found =
          Optional.ofNullable(written.get(new Key(placement.serving(), id)))
              .map(each -> new FoundDocument(id, each.document().deepCopy(), each.seen()));
    }
    meanwhile.accept(id);
    return found;
  }

  @Override
  public synchronized Removed delete(
      Placement placement, String id, boolean wait, Deadline deadline) {
    long version = version(placement.serving(), id) + 5;
    boolean existed = written.remove(new Key(placement.serving(), id)) != null;
    return new Removed(existed, version);
  }

  @Override
  public synchronized List<RemoveOutcome> deleteAll(
      Placement placement, List<String> ids, Deadline deadline) {
    batches.add("delete " + ids);
    List<RemoveOutcome> outcomes = new ArrayList<>();
    ids.forEach(
        id ->
            outcomes.add(new RemoveOutcome.Gone(delete(placement, id, false, deadline).existed())));
    return outcomes;
  }

  @Override
  public Map<String, FoundDocument> getAll(
      Placement placement,
      List<String> ids,
      @Nullable Filter filter,
      List<String> hiddenFields,
      Deadline deadline) {
    Map<String, FoundDocument> found = new HashMap<>();
    ids.forEach(
        id ->
            get(placement, id, filter, hiddenFields, deadline)
                .ifPresent(each -> found.put(id, each)));
    return found;
  }

  @Override
  public synchronized OptionalLong replace(
      Placement placement, BulkItem item, Seen seen, boolean wait, Deadline deadline) {
    FoundDocument now = written.get(new Key(placement.serving(), item.id()));
    if (now == null || !now.seen().equals(seen)) {
      return OptionalLong.empty();
    }
    put(placement.serving(), item.id(), item.document(), seen.version() + 1);
    return OptionalLong.of(seen.version() + 1);
  }

  @Override
  public synchronized List<DeleteOutcome> deleteUnchanged(
      Placement placement, List<FoundDocument> documents, Deadline deadline) {
    List<DeleteOutcome> outcomes = new ArrayList<>();
    for (FoundDocument document : documents) {
      meanwhile.accept(document.id());
      Key key = new Key(placement.serving(), document.id());
      FoundDocument now = written.get(key);
      if (now != null && now.seen().equals(document.seen())) {
        written.remove(key);
        outcomes.add(new DeleteOutcome.Deleted());
      } else {
        outcomes.add(new DeleteOutcome.Written());
      }
    }
    return outcomes;
  }

  @Override
  public synchronized List<BulkOutcome> putAll(
      Placement placement, List<BulkItem> items, Deadline deadline) {
    batches.add("store " + items.stream().map(BulkItem::id).toList());
    List<BulkOutcome> outcomes = new ArrayList<>();
    items.forEach(
        item ->
            outcomes.add(new BulkOutcome.Written(put(placement, item, false, deadline).created())));
    return outcomes;
  }

  @Override
  public synchronized void makeVisible(Placement placement, Deadline deadline) {
    refreshes++;
    visible = new HashMap<>(written);
  }

  @Override
  public synchronized Page documents(
      Placement placement,
      @Nullable Filter filter,
      List<String> hiddenFields,
      ScanPosition after,
      int most,
      Deadline deadline) {
    Page page = writes(placement, filter, after, most, deadline);
    List<FoundDocument> shown =
        page.documents().stream()
            .map(
                found ->
                    new FoundDocument(
                        found.id(),
                        visible
                            .get(new Key(placement.serving(), found.id()))
                            .document()
                            .deepCopy()
                            .without(hiddenFields),
                        found.seen()))
            .toList();
    return new Page(shown, page.end());
  }

  @Override
  public synchronized Page writes(
      Placement placement,
      @Nullable Filter filter,
      ScanPosition after,
      int most,
      Deadline deadline) {
    filters.add(filter);
    Location home = placement.serving();
    long from = after.seqNoAt(home);
    List<FoundDocument> page =
        visible.entrySet().stream()
            .filter(entry -> entry.getKey().home().equals(home))
            .map(Map.Entry::getValue)
            .filter(found -> found.seen().seqNo() > from)
            .sorted(Comparator.comparingLong(found -> found.seen().seqNo()))
            .limit(most)
            .map(
                found ->
                    new FoundDocument(
                        found.id(), JsonNodeFactory.instance.objectNode(), found.seen()))
            .toList();
    return new Page(page, page.isEmpty() ? after : after.at(home, page.getLast().seen().seqNo()));
  }
}
