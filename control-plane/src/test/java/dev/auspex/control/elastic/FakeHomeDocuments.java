package dev.auspex.control.elastic;

import dev.auspex.contract.schema.Field;
import dev.auspex.contract.snapshot.Location;
import io.quarkus.test.Mock;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/** Documents of cells in memory: no contents, and only what removing them needs. */
@Mock
@ApplicationScoped
public class FakeHomeDocuments implements HomeDocuments {
  private record Held(String cell, String key, String id) {}

  private final List<Held> held = new CopyOnWriteArrayList<>();

  /** From now on a cell holds a document. */
  public void put(String cell, String key, String id) {
    held.add(new Held(cell, key, id));
  }

  /** How many documents a cell holds for each key. */
  Map<String, Long> byKey(String cell) {
    Map<String, Long> counts = new HashMap<>();
    held.stream()
        .filter(document -> document.cell().equals(cell))
        .forEach(document -> counts.merge(document.key(), 1L, Long::sum));
    return counts;
  }

  @Override
  public void refresh(Location home) {}

  @Override
  public List<Found> page(Location home, long after, long upTo, int most, boolean contents) {
    return held.stream()
        .filter(document -> isAt(home, document))
        .limit(most)
        .map(document -> new Found(document.id(), 0, 1, 1, null))
        .toList();
  }

  private static boolean isAt(Location home, Held document) {
    return document.cell().equals(home.physicalIndex())
        && document.key().equals(Objects.requireNonNull(home.key()));
  }

  @Override
  public List<Found> tombstones(Location home, int most) {
    return List.of();
  }

  @Override
  public void delete(Location home, List<Found> documents) {
    List<String> ids = documents.stream().map(Found::id).toList();
    held.removeIf(document -> isAt(home, document) && ids.contains(document.id()));
  }

  @Override
  public boolean remove(Location home) {
    held.removeIf(document -> isAt(home, document));
    return true;
  }

  @Override
  public long count(Location home) {
    return page(home, -1, Long.MAX_VALUE, Integer.MAX_VALUE, false).size();
  }

  @Override
  public long lastSeqNo(Location home) {
    throw notHere();
  }

  @Override
  public List<Found> byId(Location home, Collection<String> ids) {
    throw notHere();
  }

  @Override
  public List<Found> sample(Location home, long seed, int most) {
    throw notHere();
  }

  @Override
  public Set<String> write(Location home, List<Versioned> documents) {
    throw notHere();
  }

  @Override
  public Matches match(Location home, Field field, String text, int most) {
    throw notHere();
  }

  private static UnsupportedOperationException notHere() {
    return new UnsupportedOperationException("jobs are tested with a real Elasticsearch");
  }
}
