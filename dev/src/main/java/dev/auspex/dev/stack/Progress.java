package dev.auspex.dev.stack;

/** Told what the stack is doing, so that nobody waits in the dark. Called from several threads. */
@FunctionalInterface
public interface Progress {
  /**
   * One thing happened.
   *
   * @param subject a part's label, or what else this is about
   * @param message what happened, in a few words
   */
  void report(String subject, String message);
}
