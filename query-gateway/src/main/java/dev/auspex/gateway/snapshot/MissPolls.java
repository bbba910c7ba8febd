package dev.auspex.gateway.snapshot;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Polls that requests ask for; those that ask at the same time share one. */
final class MissPolls {
  private final ScheduledExecutorService polls;
  private final Duration interval;
  private final Runnable poll;

  private final ReentrantLock flights = new ReentrantLock();
  // Guarded by flights.
  private @Nullable CompletableFuture<Void> waitingFlight;
  private long lastFlightNanos;

  /**
   * @param polls one thread
   * @param interval least time between two polls
   * @param poll never throws
   */
  MissPolls(ScheduledExecutorService polls, Duration interval, Runnable poll) {
    this.polls = polls;
    this.interval = interval;
    this.poll = poll;
    this.lastFlightNanos = System.nanoTime() - interval.toNanos();
  }

  /** A flight that has not left yet, so that it sees what was published before this call. */
  CompletableFuture<Void> join() {
    flights.lock();
    try {
      if (waitingFlight != null) {
        return waitingFlight;
      }
      CompletableFuture<Void> flight = new CompletableFuture<>();
      waitingFlight = flight;
      long wait = Math.max(0, lastFlightNanos + interval.toNanos() - System.nanoTime());
      var unused = polls.schedule(() -> fly(flight), wait, TimeUnit.NANOSECONDS);
      return flight;
    } finally {
      flights.unlock();
    }
  }

  private void fly(CompletableFuture<Void> flight) {
    flights.lock();
    try {
      waitingFlight = null;
      lastFlightNanos = System.nanoTime();
    } finally {
      flights.unlock();
    }
    poll.run();
    flight.complete(null);
  }
}
