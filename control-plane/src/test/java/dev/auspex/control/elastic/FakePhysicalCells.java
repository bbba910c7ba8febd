package dev.auspex.control.elastic;

import io.quarkus.test.Mock;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** Answers what a test wants. */
@Mock
@ApplicationScoped
public class FakePhysicalCells implements PhysicalCells {
  private final AtomicReference<IndexOutcome> outcome =
      new AtomicReference<>(new IndexOutcome.Present());

  @Override
  public IndexOutcome ensure(String cell, List<CellSlot> slots) {
    return outcome.get();
  }

  /** From now on every call ends like this. */
  public void answer(IndexOutcome next) {
    outcome.set(next);
  }
}
