package dev.auspex.control.elastic;

import dev.auspex.contract.schema.Schema;
import dev.auspex.contract.snapshot.Location;
import io.quarkus.test.Mock;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Answers what a test wants, and keeps what it was asked for. */
@Mock
@ApplicationScoped
public class FakePhysicalIndexes implements PhysicalIndexes {
  private final AtomicReference<IndexOutcome> outcome =
      new AtomicReference<>(new IndexOutcome.Present());
  private final List<String> asked = new CopyOnWriteArrayList<>();

  @Override
  public IndexOutcome ensure(Location home, Schema schema, @Nullable String nodeGroup) {
    asked.add(home.physicalIndex());
    return outcome.get();
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
