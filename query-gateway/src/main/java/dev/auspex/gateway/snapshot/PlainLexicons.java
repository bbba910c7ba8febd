package dev.auspex.gateway.snapshot;

import dev.auspex.contract.lexicon.Lexicon;
import dev.auspex.contract.snapshot.IndexSnapshot;
import io.quarkus.arc.DefaultBean;
import jakarta.inject.Singleton;

/** Keeps lexicons as they are, where nothing compiles them. */
@Singleton
@DefaultBean
final class PlainLexicons implements LexiconCompiler {
  /** A lexicon as the contract has it. */
  record Plain(Lexicon lexicon) implements Compiled {}

  @Override
  public Compiled compile(IndexSnapshot index, Lexicon lexicon) {
    return new Plain(lexicon);
  }
}
