package dev.auspex.rewriting.term;

import dev.auspex.analysis.TextAnalysis;
import dev.auspex.contract.lexicon.Synonym;
import dev.auspex.contract.lexicon.Word;
import dev.auspex.rewriting.term.TermGroup.Alternative;
import dev.auspex.rewriting.text.PhraseTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * What stands for the terms of one analysis, and which of them a query can do without; immutable,
 * any number of threads.
 */
public final class Meanings {
  /** Most alternatives of one group. */
  static final int MOST_ALTERNATIVES = 50;

  private final PhraseTable phrases;
  private final PhraseTable stopWords;
  private final List<Meaning> meanings;

  private Meanings(PhraseTable phrases, PhraseTable stopWords, List<Meaning> meanings) {
    this.phrases = phrases;
    this.stopWords = stopWords;
    this.meanings = List.copyOf(meanings);
  }

  /**
   * What one synonym leads to.
   *
   * @param id of the synonym
   */
  private record Meaning(String id, List<Way> ways) {}

  /**
   * @param line terms with a space between two
   * @param words normalised, before they became terms
   */
  private record Way(String line, String words, double weight) {}

  /**
   * Those of {@code synonyms} and {@code stopWords} by the analysis {@code name}.
   *
   * @param normalise what queries go through as well
   */
  public static Meanings of(
      List<Synonym> synonyms,
      List<Word> stopWords,
      TextAnalysis analysis,
      String name,
      UnaryOperator<String> normalise) {
    PhraseTable.Builder phrases = new PhraseTable.Builder();
    List<Meaning> meanings = new ArrayList<>();
    for (Synonym synonym : synonyms) {
      switch (synonym) {
        case Synonym.Equal equal -> {
          List<Way> ways = new ArrayList<>();
          for (String words : equal.equal()) {
            ways.add(way(words, equal.weight(), analysis, name, normalise));
          }
          int number = meanings.size();
          meanings.add(new Meaning(equal.id(), List.copyOf(ways)));
          ways.stream().map(Way::line).distinct().forEach(line -> phrases.add(line, number));
        }
        case Synonym.OneWay way -> {
          String from = way(way.from(), 1, analysis, name, normalise).line();
          phrases.add(from, meanings.size());
          meanings.add(
              new Meaning(
                  way.id(),
                  way.to().stream()
                      .map(to -> way(to.words(), to.weight(), analysis, name, normalise))
                      .toList()));
        }
      }
    }
    PhraseTable.Builder unneeded = new PhraseTable.Builder();
    for (Word word : stopWords) {
      unneeded.add(analysis.line(name, normalise.apply(word.word())), 0);
    }
    return new Meanings(phrases.build(), unneeded.build(), meanings);
  }

  private static Way way(
      String words,
      double weight,
      TextAnalysis analysis,
      String name,
      UnaryOperator<String> normalise) {
    String normalised = normalise.apply(words);
    return new Way(analysis.line(name, normalised), normalised, weight);
  }

  PhraseTable phrases() {
    return phrases;
  }

  PhraseTable stopWords() {
    return stopWords;
  }

  /**
   * What stands for the terms of one phrase.
   *
   * @param ids of the synonyms, sorted
   * @param words what stands for it as written, normalised, and what it counts
   */
  record Found(List<Alternative> alternatives, List<String> ids, Map<String, Double> words) {}

  Found found(int phrase, String line) {
    Map<String, Double> lines = new LinkedHashMap<>();
    Map<String, Double> words = new LinkedHashMap<>();
    List<String> ids = new ArrayList<>();
    for (int number : phrases.values(phrase)) {
      Meaning meaning = meanings.get(number);
      ids.add(meaning.id());
      for (Way way : meaning.ways()) {
        if (!way.line().equals(line) && !way.line().isEmpty()) {
          lines.merge(way.line(), way.weight(), Math::max);
          words.merge(way.words(), way.weight(), Math::max);
        }
      }
    }
    ids.sort(null);
    return new Found(
        lines.entrySet().stream()
            .map(way -> new Alternative(List.of(way.getKey().split(" ", -1)), way.getValue()))
            .sorted(Comparator.comparingDouble(way -> -way.weight()))
            .limit(MOST_ALTERNATIVES)
            .toList(),
        ids,
        words);
  }
}
