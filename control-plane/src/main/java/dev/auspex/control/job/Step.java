package dev.auspex.control.job;

/** How one turn of a worker at a job ended. */
sealed interface Step {
  /** The next turn follows at once. */
  record Done(Job job) implements Step {}

  /** Something outside is not as it must be yet; look again. */
  record NotYet(String reason) implements Step {}

  /** Gateways do not all know of a change yet; they will within moments. */
  record AwaitsGateways() implements Step {}

  /** It cannot be done. */
  record Impossible(String reason, JobReport report) implements Step {}

  /** The job has ended. */
  record Ended() implements Step {}
}
