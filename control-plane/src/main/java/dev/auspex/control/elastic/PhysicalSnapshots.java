package dev.auspex.control.elastic;

/** Physical indexes in the snapshot repository. Each call may be repeated; none waits for long. */
public interface PhysicalSnapshots {
  /**
   * Has a snapshot taken of {@code physicalIndex}, or looks how far that has come.
   *
   * @return {@link IndexOutcome.Present} once it is complete, {@link IndexOutcome.Unavailable}
   *     until then
   */
  IndexOutcome take(String physicalIndex);

  /**
   * Has the index brought back under its name, or looks how far that has come.
   *
   * @return {@link IndexOutcome.Present} once it can be read, {@link IndexOutcome.Unavailable}
   *     until then, {@link IndexOutcome.Refused} where there is no complete snapshot of it
   */
  IndexOutcome restore(String physicalIndex);

  /** Removes the snapshot of {@code physicalIndex}; present means that there is none any more. */
  IndexOutcome forget(String physicalIndex);
}
