package dev.auspex.benchmarks.load;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Gets much work done as fast as a few clients can; for filling, never for latencies. */
public final class Workers {
  private Workers() {}

  /** Work on the thing with a number. */
  @FunctionalInterface
  public interface Job {
    /** Does it; an exception ends all. */
    void run(int number) throws Exception;
  }

  /**
   * Does {@code job} for each number of {@code from} (inclusive) to {@code to} (exclusive).
   *
   * @throws IllegalStateException when one of them failed; the others that had begun are finished
   */
  public static void each(int from, int to, int workers, Job job) throws InterruptedException {
    AtomicInteger next = new AtomicInteger(from);
    try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < workers; i++) {
        running.add(
            executor.submit(
                () -> {
                  for (int n = next.getAndIncrement(); n < to; n = next.getAndIncrement()) {
                    try {
                      job.run(n);
                    } catch (Exception failure) {
                      // Nobody begins another one.
                      next.set(to);
                      throw failure;
                    }
                  }
                  return null;
                }));
      }
      for (Future<?> worker : running) {
        worker.get();
      }
    } catch (ExecutionException failure) {
      throw new IllegalStateException(
          "the work cannot go on: " + failure.getCause(), failure.getCause());
    }
  }
}
