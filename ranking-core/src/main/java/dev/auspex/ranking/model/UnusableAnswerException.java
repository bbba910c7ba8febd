package dev.auspex.ranking.model;

/** The server's answer breaks the protocol or has the wrong shape. */
final class UnusableAnswerException extends Exception {
  UnusableAnswerException(String message) {
    super(message);
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
