package dev.auspex.gateway.document;

/** What must be true of an id before something is written there. */
public sealed interface Condition {
  /** Anything. */
  record Any() implements Condition {}

  /**
   * There is no such document. It is looked for first and written then: of two writers at the same
   * moment both may find none, and the later one's document stays.
   */
  record Absent() implements Condition {}

  /** The last write of the document has {@code version}; looked at and written in one step. */
  record Version(long version) implements Condition {}
}
