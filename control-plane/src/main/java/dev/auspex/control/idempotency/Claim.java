package dev.auspex.control.idempotency;

/** What is known of a request when it comes. */
sealed interface Claim {
  /** It is the first of its key, or the first one was refused or lost: do it. */
  record Fresh() implements Claim {}

  /** It was done. */
  record Done(StoredReply reply) implements Claim {}

  /** The first one is still at work. */
  record Running() implements Claim {}

  /** The key was used for something else. */
  record Different() implements Claim {}
}
