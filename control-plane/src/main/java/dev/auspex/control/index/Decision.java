package dev.auspex.control.index;

import dev.auspex.control.elastic.IndexOutcome;
import java.time.Duration;

/** What becomes of a TenantIndex after an attempt to have its physical index created. */
sealed interface Decision {
  /** It serves from now on. */
  record BecomeReady() implements Decision {}

  /** It never will. */
  record BecomeFailed(String reason) implements Decision {}

  /** Another attempt follows after {@code pause}. */
  record TryAgain(String reason, Duration pause) implements Decision {}

  /**
   * Decides.
   *
   * @param attempt 1 for the first
   * @param first pause after attempt 1; doubles with each further one
   * @param longest no pause is longer
   */
  static Decision on(IndexOutcome outcome, int attempt, Duration first, Duration longest) {
    return switch (outcome) {
      case IndexOutcome.Present present -> new BecomeReady();
      case IndexOutcome.Refused refused -> new BecomeFailed(refused.reason());
      case IndexOutcome.Unavailable unavailable ->
          new TryAgain(unavailable.reason() + "; trying again", pause(attempt, first, longest));
    };
  }

  private static Duration pause(int attempt, Duration first, Duration longest) {
    // 2^20 seconds are 12 days: past any longest pause, and far from overflow.
    Duration pause = first.multipliedBy(1L << Math.min(Math.max(attempt, 1) - 1, 20));
    return pause.compareTo(longest) < 0 ? pause : longest;
  }
}
