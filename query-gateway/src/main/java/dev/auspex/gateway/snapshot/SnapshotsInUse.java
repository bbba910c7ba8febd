package dev.auspex.gateway.snapshot;

import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Counts, for each snapshot, the requests that began while it was the current one. Any number of
 * threads; holding and releasing never wait.
 */
final class SnapshotsInUse {
  /** A snapshot and its place in the order in which this process took them. */
  private record Taken(long number, Directory directory) {}

  /** What one request holds. */
  static final class Hold {
    private final Taken taken;

    private Hold(Taken taken) {
      this.taken = taken;
    }
  }

  private static final class Use {
    private final Directory directory;
    private final AtomicInteger requests = new AtomicInteger();

    Use(Directory directory) {
      this.directory = directory;
    }
  }

  private final AtomicReference<Taken> current =
      new AtomicReference<>(new Taken(0, Directory.EMPTY));
  private final ConcurrentSkipListMap<Long, Use> uses = new ConcurrentSkipListMap<>();

  /** From now on {@code directory} is current. One thread at a time. */
  void take(Directory directory) {
    current.set(new Taken(current.get().number() + 1, directory));
  }

  Directory current() {
    return current.get().directory();
  }

  /** Holds the current snapshot until {@link #release}. */
  Hold hold() {
    while (true) {
      Taken taken = current.get();
      uses.compute(
          taken.number(),
          (number, use) -> {
            Use counted = use == null ? new Use(taken.directory()) : use;
            counted.requests.incrementAndGet();
            return counted;
          });
      // Seen as current after it was counted: whoever asks for the oldest after a later one was
      // taken finds this hold.
      if (current.get().number() == taken.number()) {
        return new Hold(taken);
      }
      boolean unused = drop(taken);
    }
  }

  /** Ends {@code hold}; whether another snapshot has become the oldest in use by that. */
  boolean release(Hold hold) {
    return drop(hold.taken) && current.get().number() != hold.taken.number();
  }

  private boolean drop(Taken taken) {
    return uses.computeIfPresent(
            taken.number(), (number, use) -> use.requests.decrementAndGet() == 0 ? null : use)
        == null;
  }

  /** The oldest snapshot that some request may work by; the current one where none is older. */
  Directory oldest() {
    Directory now = current();
    Map.Entry<Long, Use> first = uses.firstEntry();
    return first == null ? now : first.getValue().directory;
  }
}
