package dev.auspex.control.elastic;

import dev.auspex.contract.schema.Schema;
import dev.auspex.contract.snapshot.Location;
import io.quarkus.test.Mock;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;

/** Holds what a test wants, and keeps what it was asked for. */
@Mock
@ApplicationScoped
public class FakePhysicalSchemas implements PhysicalSchemas {
  private final AtomicReference<IndexOutcome> outcome =
      new AtomicReference<>(new IndexOutcome.Present());
  private final AtomicReference<IndexFacts> facts =
      new AtomicReference<>(new IndexFacts.Known(0, Set.of()));
  private final List<String> extended = new CopyOnWriteArrayList<>();

  @Override
  public IndexOutcome extend(Location home, Schema schema) {
    extended.add(home.physicalIndex());
    return outcome.get();
  }

  @Override
  public IndexFacts facts(Location location, Set<String> fields) {
    return facts.get();
  }

  /** From now on every extension ends like this, and every index holds that. */
  public void answer(IndexOutcome next, IndexFacts held) {
    outcome.set(next);
    facts.set(held);
  }

  /** The names of all physical indexes that got fields so far, in order. */
  public List<String> extended() {
    return List.copyOf(extended);
  }
}
