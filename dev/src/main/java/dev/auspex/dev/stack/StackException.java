package dev.auspex.dev.stack;

/** The stack cannot start or go on; the message tells a person what happened and what to do. */
public final class StackException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** A failure with nothing more behind it than {@code message} says. */
  public StackException(String message) {
    super(message);
  }

  /** A failure that {@code cause} brought about. */
  public StackException(String message, Throwable cause) {
    super(message, cause);
  }
}
