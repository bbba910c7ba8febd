package dev.auspex.control.elastic;

/** What Elasticsearch holds of a tenant. */
public sealed interface RemainsOutcome {
  /**
   * A count.
   *
   * @param indexes physical indexes of its own
   * @param documents documents in cells
   */
  record Counted(long indexes, long documents) implements RemainsOutcome {}

  /**
   * The search engine did not answer, or refused.
   *
   * @param reason for people, without addresses
   */
  record Unavailable(String reason) implements RemainsOutcome {}
}
