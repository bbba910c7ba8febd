package dev.auspex.modelserver.batch;

import dev.auspex.contract.Deadline;
import dev.auspex.contract.problem.ApiProblem;
import dev.auspex.contract.problem.ProblemType;
import dev.auspex.modelserver.runtime.Embedding;
import dev.auspex.modelserver.runtime.Encoder;
import dev.auspex.modelserver.runtime.Tokens;
import dev.auspex.modelserver.runtime.Weights;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The texts that wait for one set of weights: bounded, earliest deadline first.
 *
 * <p>A worker takes one text at a time, never a batch: texts of one inference would change each
 * other's embeddings (see {@link Encoder#encode}), and on a CPU a batch gains next to nothing. So
 * an urgent request also waits for one text at most, not for all of a large one. What could only be
 * answered late is refused without computing it.
 */
public final class InferenceQueue implements AutoCloseable {
  private final Encoder encoder;
  private final BatchConfig config;
  private final LongSupplier nanoClock;
  private final BatchMetrics metrics;
  private final List<Thread> workers = new ArrayList<>();

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final PriorityQueue<Job> jobs =
      new PriorityQueue<>((left, right) -> left.before(right) ? -1 : 1);
  private final CostEstimate cost = new CostEstimate();
  private int waitingTexts;
  private long waitingTokens;
  private long nextNumber;
  private boolean closed;

  /**
   * Starts the workers.
   *
   * @param encoder stays the caller's, who closes it after this queue
   * @param nanoClock measures inferences; {@link System#nanoTime} outside tests
   */
  public InferenceQueue(
      Weights weights,
      Encoder encoder,
      BatchConfig config,
      LongSupplier nanoClock,
      MeterRegistry registry) {
    this.encoder = encoder;
    this.config = config;
    this.nanoClock = nanoClock;
    this.metrics = new BatchMetrics(registry, weights);
    Gauge.builder("auspex.model.waiting", this, InferenceQueue::waiting)
        .description("Texts that wait for a worker")
        .tag("weights", weights.id())
        .register(registry);
    for (int i = 0; i < config.workers(); i++) {
      workers.add(
          Thread.ofPlatform().name("encode-" + weights.id() + "-" + i).daemon().start(this::work));
    }
  }

  /** Cuts {@code text} into tokens on the thread of the caller. */
  public Tokens tokenize(String text) {
    return encoder.tokenize(text);
  }

  /**
   * Encodes {@code texts} and waits for it.
   *
   * @return one embedding per text, in their order
   * @throws ApiProblem {@link ProblemType#OVERLOADED} when too much waits, {@link
   *     ProblemType#DEADLINE_EXCEEDED} when the answer would come late
   */
  public List<Embedding> encode(List<Tokens> texts, Deadline deadline) {
    if (texts.isEmpty()) {
      return List.of();
    }
    Job job = admit(texts, deadline);
    try {
      return job.answer.get(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException late) {
      withdraw(job);
      throw metrics.dropped(late(deadline).causedBy(late));
    } catch (ExecutionException failure) {
      if (failure.getCause() instanceof ApiProblem refusal) {
        throw refusal;
      }
      throw new IllegalStateException("inference failed", failure.getCause());
    } catch (InterruptedException interrupted) {
      withdraw(job);
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for an inference", interrupted);
    }
  }

  /** Refuses what waits, lets the running inferences end, and stops the workers. */
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
      for (Job job : jobs) {
        job.answer.completeExceptionally(stopping());
      }
      jobs.clear();
      waitingTexts = 0;
      waitingTokens = 0;
    } finally {
      lock.unlock();
    }
    for (Thread worker : workers) {
      try {
        worker.join();
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted before the workers ended", interrupted);
      }
    }
  }

  /** How many texts wait for a worker. */
  int waiting() {
    lock.lock();
    try {
      return waitingTexts;
    } finally {
      lock.unlock();
    }
  }

  private Job admit(List<Tokens> texts, Deadline deadline) {
    lock.lock();
    try {
      if (closed) {
        throw stopping();
      }
      if (waitingTexts + texts.size() > config.capacity()) {
        throw metrics.dropped(
            ApiProblem.of(
                    ProblemType.OVERLOADED,
                    "%d texts wait and at most %d may; %d more came",
                    waitingTexts,
                    config.capacity(),
                    texts.size())
                .retryAfter(cost.of(waitingTokens, config.workers()).plusSeconds(1)));
      }
      Job job = new Job(List.copyOf(texts), deadline, nextNumber++);
      if (tooLate(job, tokensBefore(job))) {
        throw metrics.dropped(late(deadline));
      }
      jobs.add(job);
      waitingTexts += job.waitingTexts();
      waitingTokens += job.waitingTokens();
      changed.signalAll();
      return job;
    } finally {
      lock.unlock();
    }
  }

  private long tokensBefore(Job job) {
    long tokens = 0;
    for (Job other : jobs) {
      if (other.before(job)) {
        tokens += other.waitingTokens();
      }
    }
    return tokens;
  }

  private boolean tooLate(Job job, long tokensBefore) {
    if (job.deadline.passed()) {
      return true;
    }
    Duration needed = cost.of(tokensBefore + job.waitingTokens(), config.workers());
    if (needed.compareTo(job.deadline.remaining()) <= 0) {
      return false;
    }
    cost.refused();
    return true;
  }

  private void work() {
    Job.Task task = next();
    while (task != null) {
      long start = nanoClock.getAsLong();
      try {
        Embedding embedding = encoder.encode(task.text());
        long nanos = nanoClock.getAsLong() - start;
        metrics.encoded(task.text().count(), nanos);
        keep(task, embedding, nanos);
      } catch (RuntimeException | Error failure) {
        // The worker must outlive whatever one text does to it; who asked gets the failure.
        withdraw(task.job());
        task.job().answer.completeExceptionally(failure);
      }
      task = next();
    }
  }

  private void keep(Job.Task task, Embedding embedding, long nanos) {
    lock.lock();
    try {
      cost.measured(task.text().count(), nanos);
      if (task.job().keep(task.index(), embedding)) {
        task.job().answer.complete(task.job().embeddings());
      }
    } finally {
      lock.unlock();
    }
  }

  /** Waits for the most urgent text that can still be in time; null when the queue is closed. */
  private Job.@Nullable Task next() {
    lock.lock();
    try {
      while (!closed) {
        Job job = jobs.peek();
        if (job == null) {
          changed.awaitUninterruptibly();
        } else if (tooLate(job, 0)) {
          remove(job);
          job.answer.completeExceptionally(metrics.dropped(late(job.deadline)));
        } else {
          Job.Task task = job.take();
          waitingTexts--;
          waitingTokens -= task.text().count();
          if (job.waitingTexts() == 0) {
            jobs.poll();
          }
          return task;
        }
      }
      return null;
    } finally {
      lock.unlock();
    }
  }

  private void withdraw(Job job) {
    lock.lock();
    try {
      remove(job);
    } finally {
      lock.unlock();
    }
  }

  private void remove(Job job) {
    if (jobs.remove(job)) {
      waitingTexts -= job.waitingTexts();
      waitingTokens -= job.waitingTokens();
    }
  }

  private static ApiProblem late(Deadline deadline) {
    return ApiProblem.of(
        ProblemType.DEADLINE_EXCEEDED,
        "The texts cannot be encoded within the %d ms that are left; send fewer or allow more time",
        deadline.remaining().toMillis());
  }

  private static ApiProblem stopping() {
    return ApiProblem.of(ProblemType.MODEL_SERVER_UNAVAILABLE, "The model server is stopping");
  }
}
