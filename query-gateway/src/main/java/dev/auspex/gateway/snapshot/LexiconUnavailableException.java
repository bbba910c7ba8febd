package dev.auspex.gateway.snapshot;

/** A lexicon cannot be had now. */
final class LexiconUnavailableException extends Exception {
  private static final long serialVersionUID = 1;

  private final String reason;

  LexiconUnavailableException(String reason) {
    super(reason);
    this.reason = reason;
  }

  /** For the log and for health. */
  String reason() {
    return reason;
  }
}
