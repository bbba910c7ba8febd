package dev.auspex.rewriting;

import dev.auspex.analysis.TextAnalysis;
import dev.auspex.contract.lexicon.Entity;
import dev.auspex.contract.lexicon.Lexicon;
import dev.auspex.contract.lexicon.Synonym;
import dev.auspex.contract.lexicon.Word;
import dev.auspex.rewriting.rule.CompiledRules;
import dev.auspex.rewriting.term.Meanings;
import dev.auspex.rewriting.text.ComparedText;
import dev.auspex.rewriting.text.Normaliser;
import dev.auspex.rewriting.text.PhraseTable;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A lexicon in the form in which queries are rewritten by it; immutable but for meanings in the
 * terms of analyses that nobody had asked for before. Any number of threads.
 */
public final class CompiledLexicon {
  private final TextAnalysis analysis;
  private final boolean simplified;
  private final CompiledRules rules;
  private final List<Entity> entities;
  private final PhraseTable names;
  private final PhraseTable words;
  private final PhraseTable protectedWords;
  private final List<Synonym> synonyms;
  private final List<Word> stopWords;
  private final Map<String, Meanings> meanings = new ConcurrentHashMap<>();

  private CompiledLexicon(Lexicon lexicon, TextAnalysis analysis, boolean simplified) {
    this.analysis = analysis;
    this.simplified = simplified;
    rules = new CompiledRules(lexicon.rules(), CompiledLexicon::normalised, simplified);
    entities = lexicon.entities();
    synonyms = lexicon.synonyms();
    stopWords = lexicon.stopWords();
    PhraseTable.Builder named = new PhraseTable.Builder();
    PhraseTable.Builder whole = new PhraseTable.Builder();
    for (int i = 0; i < entities.size(); i++) {
      Entity entity = entities.get(i);
      named.add(compared(entity.name()), i);
      for (String alias : entity.aliases()) {
        named.add(compared(alias), i);
      }
    }
    for (Entity entity : entities) {
      whole.add(compared(entity.name()), 0);
      entity.aliases().forEach(alias -> whole.add(compared(alias), 0));
    }
    lexicon.words().forEach(word -> whole.add(compared(word.word()), 0));
    PhraseTable.Builder kept = new PhraseTable.Builder();
    for (Word word : lexicon.protectedWords()) {
      whole.add(compared(word.word()), 0);
      kept.add(compared(word.word()), 0);
    }
    // In scripts without spaces the words around decide where one ends; here it must end.
    for (Synonym synonym : synonyms) {
      for (String from : sources(synonym)) {
        if (ComparedText.hasUnspaced(from)) {
          whole.add(compared(from), 0);
        }
      }
    }
    names = named.build();
    words = whole.build();
    protectedWords = kept.build();
  }

  private static List<String> sources(Synonym synonym) {
    return switch (synonym) {
      case Synonym.Equal equal -> equal.equal();
      case Synonym.OneWay way -> List.of(way.from());
    };
  }

  /**
   * Compiles {@code lexicon}; for a large one work of seconds.
   *
   * @param analyses the names of those by which the texts of the index are cut
   */
  public static CompiledLexicon compile(
      Lexicon lexicon, TextAnalysis analysis, Collection<String> analyses) {
    boolean chinese = analyses.stream().anyMatch(name -> name.startsWith("zh"));
    CompiledLexicon compiled = new CompiledLexicon(lexicon, analysis, chinese);
    analyses.forEach(
        name -> {
          Meanings unused = compiled.meanings(name);
        });
    return compiled;
  }

  /** The lexicon of an index that has none. */
  public static CompiledLexicon none(TextAnalysis analysis, Collection<String> analyses) {
    return compile(Lexicon.EMPTY, analysis, analyses);
  }

  /** Terms as they are. */
  CompiledLexicon withoutMeanings() {
    return new CompiledLexicon(Lexicon.EMPTY, analysis, simplified);
  }

  static String normalised(String text) {
    return Normaliser.normalise(text).text();
  }

  private String compared(String text) {
    return new ComparedText(normalised(text), simplified).letters();
  }

  boolean simplified() {
    return simplified;
  }

  CompiledRules rules() {
    return rules;
  }

  /** By the numbers of {@link #names}. */
  List<Entity> entities() {
    return entities;
  }

  PhraseTable names() {
    return names;
  }

  /** What is kept whole. */
  PhraseTable words() {
    return words;
  }

  PhraseTable protectedWords() {
    return protectedWords;
  }

  TextAnalysis analysis() {
    return analysis;
  }

  Meanings meanings(String name) {
    return meanings.computeIfAbsent(
        name, any -> Meanings.of(synonyms, stopWords, analysis, name, CompiledLexicon::normalised));
  }
}
