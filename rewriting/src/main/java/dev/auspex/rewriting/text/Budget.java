package dev.auspex.rewriting.text;

import java.io.Serial;
import java.time.Duration;

/** The time of one step. For one thread. */
public final class Budget {
  private final long end;

  private Budget(long end) {
    this.end = end;
  }

  /** Ends {@code time} from now. */
  public static Budget of(Duration time) {
    return new Budget(System.nanoTime() + time.toNanos());
  }

  /** As long as it takes. */
  public static Budget unlimited() {
    return of(Duration.ofDays(1));
  }

  /** Throws {@link Spent} when the time is over. */
  public void check() {
    if (isSpent()) {
      throw new Spent();
    }
  }

  /** Whether the time is over. */
  public boolean isSpent() {
    return System.nanoTime() - end >= 0;
  }

  /** The time of a step is over; what it has found so far is not used. */
  public static final class Spent extends RuntimeException {
    @Serial private static final long serialVersionUID = 1;

    Spent() {
      super("the time of a step of rewriting is over", null, false, false);
    }
  }
}
