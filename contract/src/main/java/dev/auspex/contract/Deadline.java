package dev.auspex.contract;

import java.time.Duration;

/**
 * The one time budget of a request. It is held against the monotonic clock of this process and
 * crosses to another process only as {@link #remaining()}, so that clocks need not agree.
 *
 * @param atNanos the instant after which nobody reads the answer, on {@link System#nanoTime()}
 */
public record Deadline(long atNanos) {
  /** HTTP header that carries the remaining budget in whole milliseconds. */
  public static final String HEADER = "Auspex-Deadline-Millis";

  /** The deadline that lies {@code budget} ahead of now. */
  public static Deadline in(Duration budget) {
    return new Deadline(System.nanoTime() + budget.toNanos());
  }

  /** Time left, zero once passed; never negative. */
  public Duration remaining() {
    return Duration.ofNanos(Math.max(0, atNanos - System.nanoTime()));
  }

  /** Whether no time is left. */
  public boolean passed() {
    return atNanos - System.nanoTime() <= 0;
  }

  /** The earlier of this deadline and {@code budget} from now: how a stage gets its share. */
  public Deadline within(Duration budget) {
    Deadline own = in(budget);
    return own.atNanos - atNanos < 0 ? own : this;
  }
}
