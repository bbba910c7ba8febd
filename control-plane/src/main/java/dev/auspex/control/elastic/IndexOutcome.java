package dev.auspex.control.elastic;

/** How it ended to ask for a physical index. Reasons are for tenants: no physical names in them. */
public sealed interface IndexOutcome {
  /** The index exists with exactly the wanted fields. */
  record Present() implements IndexOutcome {}

  /** It cannot come to be as wanted, and trying again will not change that. */
  record Refused(String reason) implements IndexOutcome {}

  /** Not now: Elasticsearch cannot be reached, or is too busy. Try again later. */
  record Unavailable(String reason) implements IndexOutcome {}
}
