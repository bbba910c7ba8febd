package dev.auspex.ranking.model;

import java.time.Duration;

/** Why a call to the model server brought nothing to use. The caller goes on without it. */
public sealed interface ModelFailure extends Scoring, Embedding {
  /**
   * No answer in time, by our clock or, with status 504, by the server's.
   *
   * @param budget what the call had
   */
  record TimedOut(Duration budget) implements ModelFailure {}

  /**
   * The server cannot be reached, or is not able to answer now (429 and 5xx).
   *
   * @param reason for logs, without any word of the remote body
   */
  record Unavailable(String reason) implements ModelFailure {}

  /**
   * The server answered, but refused the request or did not send one finite value per expected
   * place. Asking again would bring the same.
   *
   * @param reason for logs, without any word of the remote body
   */
  record Rejected(String reason) implements ModelFailure {}
}
