package dev.auspex.control.index;

import dev.auspex.contract.IndexName;
import dev.auspex.contract.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Lets a request wait until its index has left {@code provisioning}. */
@ApplicationScoped
class SettledIndexes {
  /** An index that somebody waits for. */
  record Key(TenantId tenant, IndexName name) {}

  /** One waiting request. Close it, or it is kept for good. */
  final class Wait implements AutoCloseable {
    private final Key key;
    private final CompletableFuture<Void> settled = new CompletableFuture<>();

    private Wait(Key key) {
      this.key = key;
    }

    /** Returns true when the index is settled; false if it is not after {@code most}. */
    boolean await(Duration most) throws InterruptedException {
      try {
        settled.get(most.toMillis(), TimeUnit.MILLISECONDS);
        return true;
      } catch (TimeoutException late) {
        // The caller shows whatever state there is; the reconciler goes on without it.
        return false;
      } catch (ExecutionException impossible) {
        throw new IllegalStateException("a wait is only ever completed normally", impossible);
      }
    }

    @Override
    public void close() {
      waits.computeIfPresent(
          key,
          (any, waiting) -> {
            waiting.remove(this);
            return waiting.isEmpty() ? null : waiting;
          });
    }
  }

  private final ConcurrentHashMap<Key, Set<Wait>> waits = new ConcurrentHashMap<>();

  /** Begins to wait. Call it before the index can settle, so that the news is not missed. */
  Wait begin(TenantId tenant, IndexName name) {
    Wait wait = new Wait(new Key(tenant, name));
    waits.compute(
        wait.key,
        (any, waiting) -> {
          Set<Wait> all = waiting == null ? ConcurrentHashMap.newKeySet() : waiting;
          all.add(wait);
          return all;
        });
    return wait;
  }

  /** Ends all waits for this index. */
  void announce(TenantId tenant, IndexName name) {
    waits
        .getOrDefault(new Key(tenant, name), Set.of())
        .forEach(wait -> wait.settled.complete(null));
  }

  /** What is waited for. */
  List<Key> awaited() {
    return List.copyOf(waits.keySet());
  }
}
