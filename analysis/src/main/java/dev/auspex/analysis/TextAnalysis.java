package dev.auspex.analysis;

import dev.auspex.contract.schema.Language;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The analyses by their names. A name stands for one way to cut text, for ever: documents that were
 * stored by it are found by it alone. Any number of threads.
 */
public final class TextAnalysis {
  /** The version of all analyses that new homes of documents get. */
  private static final int VERSION = 1;

  private static final String UNDETERMINED = "und";

  private final Map<String, TermPipeline> pipelines = new ConcurrentHashMap<>();
  private final Map<String, Predicate<String>> frequent = new ConcurrentHashMap<>();

  /**
   * The name of the newest analysis for texts in {@code language}; null where nobody has said which
   * one it is.
   */
  public static String nameFor(@Nullable Language language) {
    String tag =
        language == null || language == Language.CUSTOM ? UNDETERMINED : language.wireName();
    return tag + "-" + VERSION;
  }

  /**
   * The terms of {@code text} in their order; empty where it has none.
   *
   * @param analysis its name
   * @throws IllegalArgumentException where this build does not know the analysis
   */
  public List<Term> terms(String analysis, String text) {
    if (text.isBlank()) {
      return List.of();
    }
    return pipelines.computeIfAbsent(analysis, TextAnalysis::pipeline).terms(text);
  }

  /** The terms of {@code text} as the search engine gets them, with a space between two. */
  public String line(String analysis, String text) {
    return terms(analysis, text).stream().map(Term::text).collect(Collectors.joining(" "));
  }

  /**
   * Whether any text in the language is full of {@code word}, so that it says little of what a
   * query asks for. Terms are there for it all the same: "The Who" is asked for too.
   *
   * @param word as it stands in a text in lower case, Chinese simplified; not stemmed
   * @throws IllegalArgumentException where this build does not know the analysis
   */
  public boolean isFrequent(String analysis, String word) {
    return frequent.computeIfAbsent(analysis, TextAnalysis::frequentWords).test(word);
  }

  /**
   * The terms of {@code text} that tell what is asked for: without those of frequent words, unless
   * it has no others.
   *
   * @param text in lower case
   */
  public Set<String> telling(String analysis, String text) {
    List<Term> terms = terms(analysis, text);
    Set<String> telling =
        terms.stream()
            .filter(term -> !isFrequent(analysis, text.substring(term.start(), term.end())))
            .map(Term::text)
            .collect(Collectors.toSet());
    return telling.isEmpty() ? terms.stream().map(Term::text).collect(Collectors.toSet()) : telling;
  }

  private static Predicate<String> frequentWords(String analysis) {
    String tag = tag(analysis);
    return tag.equals(UNDETERMINED) ? word -> false : FrequentWords.of(Language.fromWireName(tag));
  }

  private static TermPipeline pipeline(String analysis) {
    String tag = tag(analysis);
    return new TermPipeline(
        tag.equals(UNDETERMINED)
            ? Analyzers.undetermined()
            : Analyzers.of(Language.fromWireName(tag)));
  }

  private static String tag(String analysis) {
    int dash = analysis.lastIndexOf('-');
    if (dash < 0 || !analysis.substring(dash + 1).equals(String.valueOf(VERSION))) {
      throw new IllegalArgumentException("unknown analysis: " + analysis);
    }
    return analysis.substring(0, dash);
  }
}
