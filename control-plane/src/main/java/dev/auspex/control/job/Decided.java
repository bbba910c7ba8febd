package dev.auspex.control.job;

/** How a decision about a step ended. */
sealed interface Decided {
  /** The job goes on like this. */
  record On(Job job) implements Decided {}

  /** Not now. */
  record NotYet(String reason) implements Decided {}

  /** Never. */
  record Never(String reason) implements Decided {}
}
