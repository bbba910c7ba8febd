package dev.auspex.control.elastic;

import dev.auspex.contract.schema.Schema;
import io.quarkus.test.Mock;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;

/** Answers what a test wants, and keeps what it was asked for. */
@Mock
@ApplicationScoped
public class FakePhysicalIndexes implements PhysicalIndexes {
  private final AtomicReference<IndexOutcome> outcome =
      new AtomicReference<>(new IndexOutcome.Present());
  private final AtomicReference<IndexFacts> facts =
      new AtomicReference<>(new IndexFacts.Known(0, Set.of()));
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final List<String> extended = new CopyOnWriteArrayList<>();

  @Override
  public IndexOutcome ensure(String physicalIndex, Schema schema) {
    asked.add(physicalIndex);
    return outcome.get();
  }

  @Override
  public IndexOutcome extend(String physicalIndex, Schema schema) {
    extended.add(physicalIndex);
    return outcome.get();
  }

  @Override
  public IndexFacts facts(String physicalIndex, Set<String> fields) {
    return facts.get();
  }

  /** From now on this is in every index. */
  public void hold(IndexFacts held) {
    facts.set(held);
  }

  /** The names of all physical indexes that got fields so far, in order. */
  public List<String> extended() {
    return List.copyOf(extended);
  }

  /** From now on every call ends like this. */
  public void answer(IndexOutcome next) {
    outcome.set(next);
  }

  /** The names of all physical indexes asked for so far, in order. */
  public List<String> asked() {
    return List.copyOf(asked);
  }
}
