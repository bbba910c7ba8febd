package dev.auspex.gateway.snapshot;

import dev.auspex.contract.lexicon.Lexicon;
import dev.auspex.contract.snapshot.IndexSnapshot;

/** Makes of dictionaries and rules what searches use. */
public interface LexiconCompiler {
  /** What searches use; immutable, for any number of threads. */
  interface Compiled {}

  /**
   * Compiles. Work of seconds for a large lexicon, never on the thread of a request; several at a
   * time.
   *
   * @param index what the lexicon will serve: its schema, and where its documents are
   * @throws RuntimeException where that is not possible; it is told and tried again later
   */
  Compiled compile(IndexSnapshot index, Lexicon lexicon);
}
