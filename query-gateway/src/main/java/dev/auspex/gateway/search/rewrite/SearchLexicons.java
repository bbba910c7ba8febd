package dev.auspex.gateway.search.rewrite;

import dev.auspex.analysis.TextAnalysis;
import dev.auspex.contract.lexicon.Lexicon;
import dev.auspex.contract.snapshot.IndexSnapshot;
import dev.auspex.contract.snapshot.TermField;
import dev.auspex.gateway.snapshot.LexiconCompiler;
import dev.auspex.gateway.snapshot.ServedIndex;
import dev.auspex.rewriting.CompiledLexicon;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Compiles lexicons for rewriting, and knows what an index without one is rewritten by. */
@Singleton
public class SearchLexicons implements LexiconCompiler {
  private final TextAnalysis analysis;
  private final Map<List<String>, CompiledLexicon> empty = new ConcurrentHashMap<>();

  /** Cuts text by {@code analysis}. */
  public SearchLexicons(TextAnalysis analysis) {
    this.analysis = analysis;
  }

  private record Ready(CompiledLexicon lexicon) implements Compiled {}

  @Override
  public Compiled compile(IndexSnapshot index, Lexicon lexicon) {
    return new Ready(CompiledLexicon.compile(lexicon, analysis, analyses(index)));
  }

  CompiledLexicon of(ServedIndex served) {
    return served.lexicon() instanceof Ready(CompiledLexicon lexicon)
        ? lexicon
        : empty.computeIfAbsent(
            analyses(served.index()), analyses -> CompiledLexicon.none(analysis, analyses));
  }

  /** By which the texts of {@code index} are cut where it lives; sorted. */
  static List<String> analyses(IndexSnapshot index) {
    return index.placement().serving().terms().values().stream()
        .map(TermField::analysis)
        .distinct()
        .sorted()
        .toList();
  }
}
