package dev.auspex.benchmarks.platform;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

/**
 * Some of the processors of this machine.
 *
 * @param from number of the first, from 0
 * @param to behind the last
 */
public record Processors(int from, int to) {
  private static final int LONGEST_SECONDS = 10;

  /** Refuses an empty range. */
  public Processors {
    if (from < 0 || to <= from) {
      throw new IllegalArgumentException("no processors from %d to %d".formatted(from, to));
    }
  }

  /**
   * Lets all threads of a process run on these alone, and those that they start.
   *
   * @return false where this machine has no {@code taskset}, or does not allow it
   */
  public boolean bind(long pid) throws InterruptedException {
    try {
      Process taskset =
          new ProcessBuilder("taskset", "-acp", from + "-" + (to - 1), Long.toString(pid))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return taskset.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS) && taskset.exitValue() == 0;
    } catch (IOException missing) {
      return false;
    }
  }
}
