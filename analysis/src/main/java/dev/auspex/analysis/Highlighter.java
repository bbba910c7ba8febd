package dev.auspex.analysis;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Marks what a query looked for in the text as it was sent, whatever became of it in the terms.
 * Fragments are HTML: the text is encoded, and the marks are {@code <em>} elements.
 */
public final class Highlighter {
  /** Of a longer text only the beginning is looked at, in UTF-16 code units. */
  private static final int MOST_LOOKED_AT = 20_000;

  /** A longer sentence is cut around its first match, in UTF-16 code units. */
  private static final int LONGEST_FRAGMENT = 180;

  private final TextAnalysis analysis;

  /** Cuts text by {@code analysis}. */
  public Highlighter(TextAnalysis analysis) {
    this.analysis = analysis;
  }

  /** A run of characters; {@code end} is behind the last one. */
  private record Span(int start, int end) {}

  private record Sentence(Span place, List<Span> matches, int distinct) {}

  /**
   * The sentences of {@code text} with most of {@code wanted}, in the order of the text.
   *
   * @param name of the analysis by which the text was stored
   * @param wanted the texts of the query's terms by the same analysis
   * @param most of how many fragments
   * @return empty where none of {@code wanted} occurs
   */
  public List<String> fragments(String name, String text, Set<String> wanted, int most) {
    String looked = beginning(text);
    List<Term> matches =
        analysis.terms(name, looked).stream()
            .filter(term -> wanted.contains(term.text()) && term.start() < term.end())
            .toList();
    if (matches.isEmpty()) {
      return List.of();
    }
    return sentences(looked, matches).stream()
        .sorted(
            Comparator.comparingInt((Sentence each) -> -each.distinct())
                .thenComparingInt(each -> -each.matches().size())
                .thenComparingInt(each -> each.place().start()))
        .limit(most)
        .sorted(Comparator.comparingInt(each -> each.place().start()))
        .map(each -> marked(looked, each))
        .toList();
  }

  private static String beginning(String text) {
    if (text.length() <= MOST_LOOKED_AT) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(MOST_LOOKED_AT - 1)) ? 1 : 0;
    return text.substring(0, MOST_LOOKED_AT - end);
  }

  /** Those with a match. */
  private static List<Sentence> sentences(String text, List<Term> matches) {
    BreakIterator bounds = BreakIterator.getSentenceInstance(Locale.ROOT);
    bounds.setText(text);
    List<Sentence> sentences = new ArrayList<>();
    int next = 0;
    while (next < matches.size()) {
      int first = matches.get(next).start();
      int start = bounds.isBoundary(first) ? first : bounds.preceding(first);
      int end = bounds.following(first);
      List<Span> within = new ArrayList<>();
      Set<String> distinct = new HashSet<>();
      // A match over the end of a sentence belongs to the one in which it begins.
      for (; next < matches.size() && matches.get(next).start() < end; next++) {
        within.add(new Span(matches.get(next).start(), matches.get(next).end()));
        distinct.add(matches.get(next).text());
      }
      int last = within.getLast().end();
      sentences.add(
          new Sentence(
              cut(text, new Span(start, Math.max(end, last)), within), within, distinct.size()));
    }
    return sentences;
  }

  /** At most {@value #LONGEST_FRAGMENT} around the first match, between two words if possible. */
  private static Span cut(String text, Span sentence, List<Span> matches) {
    if (sentence.end() - sentence.start() <= LONGEST_FRAGMENT) {
      return sentence;
    }
    Span first = matches.getFirst();
    BreakIterator words = BreakIterator.getWordInstance(Locale.ROOT);
    words.setText(text);
    int start = Math.max(sentence.start(), first.start() - LONGEST_FRAGMENT / 3);
    if (start > sentence.start() && !words.isBoundary(start)) {
      start = Math.min(first.start(), words.following(start));
    }
    int end = Math.min(sentence.end(), Math.max(first.end(), start + LONGEST_FRAGMENT));
    if (end < sentence.end() && !words.isBoundary(end)) {
      end = Math.max(first.end(), words.preceding(end));
    }
    return new Span(start, end);
  }

  /** All of {@code text} as HTML, with what stands from {@code start} to {@code end} marked. */
  public static String marked(String text, int start, int end) {
    StringBuilder html = new StringBuilder();
    encode(text, 0, start, html);
    html.append("<em>");
    encode(text, start, end, html);
    html.append("</em>");
    encode(text, end, text.length(), html);
    return html.toString();
  }

  private static String marked(String text, Sentence sentence) {
    StringBuilder html = new StringBuilder();
    int done = sentence.place().start();
    int open = -1;
    for (Span match : sentence.matches()) {
      if (match.start() < done || match.end() > sentence.place().end()) {
        continue;
      }
      // Two that touch, as words of Chinese do, are one mark.
      if (open >= 0 && match.start() > done) {
        html.append("</em>");
        open = -1;
      }
      encode(text, done, match.start(), html);
      if (open < 0) {
        html.append("<em>");
        open = match.start();
      }
      encode(text, match.start(), match.end(), html);
      done = match.end();
    }
    if (open >= 0) {
      html.append("</em>");
    }
    encode(text, done, sentence.place().end(), html);
    return html.toString().strip();
  }

  private static void encode(String text, int start, int end, StringBuilder html) {
    for (int i = start; i < end; i++) {
      char each = text.charAt(i);
      switch (each) {
        case '&' -> html.append("&amp;");
        case '<' -> html.append("&lt;");
        case '>' -> html.append("&gt;");
        case '"' -> html.append("&quot;");
        case '\'' -> html.append("&#x27;");
        default -> html.append(each);
      }
    }
  }
}
