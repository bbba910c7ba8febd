package dev.auspex.benchmarks.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How much a service gets done when clients ask again as soon as they have an answer. For
 * throughput alone: its latencies hide every stall (see {@link OpenLoop}).
 *
 * @param clients how many ask at the same time, at least 1
 * @param call one request; any exception ends the run
 */
public record Saturation(int clients, Operation.Call call) {
  /** Refuses a load of nobody. */
  public Saturation {
    if (clients < 1) {
      throw new IllegalArgumentException("at least one client, but was " + clients);
    }
  }

  /**
   * Asks for {@code duration}.
   *
   * @return answers per second, from the first question to the last answer
   * @throws IllegalStateException when a request fails
   */
  public double run(Duration duration) throws InterruptedException {
    AtomicLong answers = new AtomicLong();
    long begin = System.nanoTime();
    long end = begin + duration.toNanos();
    try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < clients; i++) {
        running.add(
            executor.submit(
                () -> {
                  while (System.nanoTime() < end) {
                    call.run();
                    answers.incrementAndGet();
                  }
                  return null;
                }));
      }
      for (Future<?> client : running) {
        client.get();
      }
    } catch (ExecutionException failure) {
      throw new IllegalStateException(
          "a request failed: " + failure.getCause(), failure.getCause());
    }
    return answers.get() / ((System.nanoTime() - begin) / 1e9);
  }
}
