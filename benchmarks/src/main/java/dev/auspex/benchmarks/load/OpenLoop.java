package dev.auspex.benchmarks.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * A load generator that never waits for an answer before it sends the next request: requests are
 * due at a fixed rate whatever the service does, as those of independent people are. Each latency
 * counts from the moment at which the request was due, so a stall is charged to every request that
 * would have come during it (no coordinated omission).
 *
 * @see <a href="https://github.com/HdrHistogram/HdrHistogram">HdrHistogram</a>
 */
public final class OpenLoop {
  private static final int MOST_OPEN = 4_096;
  private static final int FAILURES_SHOWN = 5;

  private final double perSecond;
  private final List<Operation> operations;
  private final Random random;

  /**
   * A load that is not running yet.
   *
   * @param perSecond requests a second over all operations, above 0
   * @param operations what is done, chosen at random by weight; at least one
   * @param seed makes the choice repeatable
   */
  public OpenLoop(double perSecond, List<Operation> operations, long seed) {
    if (!(perSecond > 0) || operations.isEmpty()) {
      throw new IllegalArgumentException("a rate above 0 and at least one operation");
    }
    this.perSecond = perSecond;
    this.operations = List.copyOf(operations);
    this.random = new Random(seed);
  }

  /** Sends for {@code duration}, then waits for the answers that are still out. */
  public LoadReport run(Duration duration) throws InterruptedException {
    long requests = Math.max(1, Math.round(perSecond * duration.toNanos() / 1e9));
    return send(requests, () -> true);
  }

  /** Sends exactly {@code requests}, then waits for the answers that are still out. */
  public LoadReport run(long requests) throws InterruptedException {
    return send(requests, () -> true);
  }

  /** Sends as long as {@code goOn} says so, then waits for the answers that are still out. */
  public LoadReport runWhile(BooleanSupplier goOn) throws InterruptedException {
    return send(Long.MAX_VALUE, goOn);
  }

  private LoadReport send(long requests, BooleanSupplier goOn) throws InterruptedException {
    Map<String, Latencies.Recorder> byName = new LinkedHashMap<>();
    operations.forEach(operation -> byName.put(operation.name(), new Latencies.Recorder()));
    Latencies.Recorder all = new Latencies.Recorder();
    ConcurrentLinkedQueue<String> failures = new ConcurrentLinkedQueue<>();
    AtomicInteger failed = new AtomicInteger();
    Semaphore open = new Semaphore(MOST_OPEN);
    long begin = System.nanoTime();
    try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
      for (long i = 0; i < requests && goOn.getAsBoolean(); i++) {
        long due = begin + (long) (i * 1e9 / perSecond);
        parkUntil(due);
        if (Thread.interrupted()) {
          throw new InterruptedException("while sending load");
        }
        Operation operation = next();
        Latencies.Recorder own = byName.get(operation.name());
        if (!open.tryAcquire()) {
          // The service is so far behind that waiting longer measures our own memory.
          own.failed();
          all.failed();
          remember(
              failures, failed, operation.name() + ": %d requests are open".formatted(MOST_OPEN));
          continue;
        }
        clients.execute(
            () -> {
              try {
                operation.call().run();
                long took = System.nanoTime() - due;
                own.took(took);
                all.took(took);
              } catch (Exception failure) {
                own.failed();
                all.failed();
                remember(failures, failed, operation.name() + ": " + failure);
              } finally {
                open.release();
              }
            });
      }
    }
    Duration took = Duration.ofNanos(System.nanoTime() - begin);
    Map<String, Latencies> latencies = new LinkedHashMap<>();
    byName.forEach((name, recorder) -> latencies.put(name, recorder.take()));
    return new LoadReport(perSecond, took, latencies, all.take(), new ArrayList<>(failures));
  }

  private static void remember(
      ConcurrentLinkedQueue<String> failures, AtomicInteger failed, String words) {
    if (failed.getAndIncrement() < FAILURES_SHOWN) {
      failures.add(words);
    }
  }

  private Operation next() {
    double sum = operations.stream().mapToDouble(Operation::weight).sum();
    double at = random.nextDouble() * sum;
    for (Operation operation : operations) {
      at -= operation.weight();
      if (at < 0) {
        return operation;
      }
    }
    return operations.getLast();
  }

  private static void parkUntil(long due) {
    for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
      LockSupport.parkNanos(left);
      if (Thread.currentThread().isInterrupted()) {
        return;
      }
    }
  }
}
