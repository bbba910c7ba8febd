package dev.auspex.control.elastic;

import io.quarkus.test.Mock;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Physical indexes in memory. It does not answer until a test has it do so. */
@Mock
@ApplicationScoped
public class FakePhysicalDrift implements PhysicalDrift {
  private final Map<String, PhysicalState> states = new ConcurrentHashMap<>();
  private final List<String> changes = new CopyOnWriteArrayList<>();
  private final FakeHomeDocuments documents;
  private volatile boolean up;
  private volatile boolean dies;

  FakePhysicalDrift(FakeHomeDocuments documents) {
    this.documents = documents;
  }

  @Override
  public List<PhysicalState> look() {
    requireUp();
    return List.copyOf(new TreeMap<>(states).values());
  }

  @Override
  public Map<String, Long> documentsByKey(String cell) {
    requireUp();
    return documents.byKey(cell);
  }

  private void requireUp() {
    if (!up) {
      throw EngineFailure.busy("The search engine does not answer");
    }
  }

  @Override
  public int replicas() {
    return 1;
  }

  @Override
  public IndexOutcome setReplicas(String physicalIndex) {
    changes.add("replicas of " + physicalIndex);
    states.computeIfPresent(
        physicalIndex,
        (name, state) -> new PhysicalState(name, state.createdAt(), 1, 0, 0, state.fields()));
    if (dies) {
      throw new IllegalStateException("the process ends here, as far as the catalogue can tell");
    }
    return new IndexOutcome.Present();
  }

  @Override
  public IndexOutcome addFields(String physicalIndex, WantedFields wanted, Set<String> names) {
    changes.add("fields of " + physicalIndex);
    states.computeIfPresent(
        physicalIndex,
        (name, state) -> {
          Map<String, String> fields = new TreeMap<>(state.fields());
          names.forEach(field -> fields.put(field, wanted.forms().get(field)));
          return new PhysicalState(
              name,
              state.createdAt(),
              state.replicas(),
              state.lostPrimaries(),
              state.lostReplicas(),
              fields);
        });
    return new IndexOutcome.Present();
  }

  @Override
  public IndexOutcome delete(String physicalIndex) {
    changes.add("delete " + physicalIndex);
    states.remove(physicalIndex);
    return new IndexOutcome.Present();
  }

  /** From now on this index is like that. */
  public void put(PhysicalState state) {
    states.put(state.name(), state);
  }

  /** From now on there is no such index. */
  public void lose(String physicalIndex) {
    states.remove(physicalIndex);
  }

  /** Whether anything is answered from now on. */
  public void answer(boolean is) {
    up = is;
  }

  /** Whether whoever sets replicas ends before it knows that they are set. */
  public void die(boolean does) {
    dies = does;
  }

  /** What was changed so far, in order. */
  public List<String> changes() {
    return List.copyOf(changes);
  }
}
