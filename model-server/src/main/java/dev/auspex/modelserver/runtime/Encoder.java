package dev.auspex.modelserver.runtime;

/** One set of weights, ready to run. All methods may be called by several threads at a time. */
public interface Encoder extends AutoCloseable {
  /** Cuts {@code text} into tokens, at most as many as configured; the rest of it is not read. */
  Tokens tokenize(String text);

  /**
   * Runs the model on this one text. The result depends on nothing else: activations are quantised
   * by the range of the whole input, so that texts in one batch would change each other's vectors.
   */
  Embedding encode(Tokens tokens);

  /** Frees the native memory; no other call may be running. */
  @Override
  void close();
}
