package dev.auspex.contract.usage;

/**
 * What gateways count.
 *
 * @param searches searches that were answered
 * @param writes documents that were stored or deleted
 * @param writtenBytes bytes of the bodies of writes
 * @param rerankMillis milliseconds that searches waited for the model server's reranking
 */
public record Used(long searches, long writes, long writtenBytes, long rerankMillis) {
  /** Nothing. */
  public static final Used NOTHING = new Used(0, 0, 0, 0);

  /** Both together. */
  public Used plus(Used other) {
    return new Used(
        searches + other.searches,
        writes + other.writes,
        writtenBytes + other.writtenBytes,
        rerankMillis + other.rerankMillis);
  }
}
