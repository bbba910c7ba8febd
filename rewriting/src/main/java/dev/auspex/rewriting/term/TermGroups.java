package dev.auspex.rewriting.term;

import dev.auspex.analysis.Term;
import dev.auspex.analysis.TextAnalysis;
import dev.auspex.rewriting.text.Budget;
import dev.auspex.rewriting.text.ComparedText;
import dev.auspex.rewriting.text.PhraseTable;
import dev.auspex.rewriting.text.PhraseTable.Sighting;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A query in the terms of one analysis.
 *
 * @param groups in the order of the query
 * @param synonyms the ids of those that stand for something in it, sorted
 * @param leftOut terms of stop words
 * @param alsoWords what stands for words of it as written, and what it counts
 */
public record TermGroups(
    List<TermGroup> groups,
    List<String> synonyms,
    List<String> leftOut,
    SequencedMap<String, Double> alsoWords) {
  /** Most alternatives of all groups together; each is a clause or two for the engine. */
  static final int MOST_ALTERNATIVES = 200;

  /** Copies the lists. */
  public TermGroups {
    groups = List.copyOf(groups);
    synonyms = List.copyOf(synonyms);
    leftOut = List.copyOf(leftOut);
  }

  /**
   * The terms of {@code text}.
   *
   * @param units the tenant's words in it, from left to right, none over another; text is cut where
   *     they begin and end, and the terms of each stay together
   * @param fixed those of its letters for which nothing else stands, and which stay
   */
  public static TermGroups of(
      ComparedText text,
      List<Sighting> units,
      BitSet fixed,
      Meanings meanings,
      TextAnalysis analysis,
      String name,
      Budget budget) {
    Cut cut = cut(text, units, analysis, name);
    int count = cut.terms.size();
    TermLine line = new TermLine(cut.terms);
    int[] group = new int[count]; // terms of the same number stay together
    for (int i = 0; i < count; i++) {
      group[i] = cut.unit.get(i) < 0 ? count + i : cut.unit.get(i);
    }
    Map<Integer, Meanings.Found> found = new HashMap<>();
    TreeSet<String> synonyms = new TreeSet<>();
    int behind = 0;
    for (Sighting seen : meanings.phrases().longest(line, budget)) {
      int first = line.termsBefore(seen.start());
      int last = line.termsBefore(seen.end());
      if (first < behind || cut.isFixed(first, last, fixed)) {
        continue;
      }
      Meanings.Found what =
          meanings.found(seen.phrase(), line.letters().substring(seen.start(), seen.end()));
      if (what.alternatives().isEmpty()) {
        continue;
      }
      behind = last;
      for (int i = first; i < last; i++) {
        group[i] = -1 - first;
      }
      found.put(-1 - first, what);
      synonyms.addAll(what.ids());
    }
    BitSet unneeded = unneeded(cut, line, group, fixed, meanings.stopWords(), budget);
    BitSet frequent = frequent(cut, text, group, fixed, analysis, name);
    return gather(cut, group, found, List.copyOf(synonyms), unneeded, frequent);
  }

  private static TermGroups gather(
      Cut cut,
      int[] group,
      Map<Integer, Meanings.Found> found,
      List<String> synonyms,
      BitSet unneeded,
      BitSet frequent) {
    List<TermGroup> groups = new ArrayList<>();
    List<String> leftOut = new ArrayList<>();
    TreeMap<String, Double> words = new TreeMap<>();
    int count = cut.terms.size();
    int left = MOST_ALTERNATIVES;
    for (int i = 0; i < count; ) {
      int first = i;
      while (i < count && group[i] == group[first]) {
        i++;
      }
      List<String> terms = cut.terms.subList(first, i).stream().map(Term::text).toList();
      if (unneeded.get(first)) {
        leftOut.addAll(terms);
        continue;
      }
      Meanings.Found what = found.get(group[first]);
      if (what == null) {
        TermGroup plain = new TermGroup(terms, List.of());
        groups.add(frequent.get(first) ? plain.weighing(TermGroup.FREQUENT) : plain);
      } else {
        int most = Math.min(left, what.alternatives().size());
        left -= most;
        groups.add(new TermGroup(terms, what.alternatives().subList(0, most)));
        what.words().forEach((each, weight) -> words.merge(each, weight, Math::max));
      }
    }
    if (groups.stream().allMatch(each -> each.weight() < 1)) {
      groups.replaceAll(each -> each.weighing(1)); // "To be or not to be"
    }
    return new TermGroups(groups, synonyms, leftOut, words);
  }

  /** Terms by themselves, not fixed, of words of which any text is full. */
  private static BitSet frequent(
      Cut cut, ComparedText text, int[] group, BitSet fixed, TextAnalysis analysis, String name) {
    BitSet frequent = new BitSet();
    for (int i = 0; i < group.length; i++) {
      Term term = cut.terms.get(i);
      String word = text.letters().substring(term.start(), term.end());
      if (group[i] >= group.length
          && !cut.isFixed(i, i + 1, fixed)
          && analysis.isFrequent(name, word)) {
        frequent.set(i);
      }
    }
    return frequent;
  }

  /** Stop words that are neither fixed nor part of something; none where nothing else is left. */
  private static BitSet unneeded(
      Cut cut, TermLine line, int[] group, BitSet fixed, PhraseTable stopWords, Budget budget) {
    BitSet unneeded = new BitSet();
    int count = group.length;
    for (Sighting seen : stopWords.longest(line, budget)) {
      int first = line.termsBefore(seen.start());
      int last = line.termsBefore(seen.end());
      boolean free = !cut.isFixed(first, last, fixed);
      for (int i = first; i < last; i++) {
        free &= group[i] >= count;
      }
      if (free) {
        unneeded.set(first, last);
      }
    }
    if (unneeded.cardinality() == count) {
      unneeded.clear();
    }
    return unneeded;
  }

  /**
   * The text cut into terms.
   *
   * @param unit for each term the number of the tenant's word that it is part of; -1 for none
   */
  private record Cut(List<Term> terms, List<Integer> unit) {
    boolean isFixed(int first, int last, BitSet fixed) {
      for (int i = first; i < last; i++) {
        int letter = fixed.nextSetBit(terms.get(i).start());
        if (letter >= 0 && letter < terms.get(i).end()) {
          return true;
        }
      }
      return false;
    }
  }

  private static Cut cut(
      ComparedText text, List<Sighting> units, TextAnalysis analysis, String name) {
    Cut cut = new Cut(new ArrayList<>(), new ArrayList<>());
    int done = 0;
    for (int i = 0; i < units.size(); i++) {
      Sighting unit = units.get(i);
      add(cut, text, done, unit.start(), -1, analysis, name);
      add(cut, text, unit.start(), unit.end(), i, analysis, name);
      done = unit.end();
    }
    add(cut, text, done, text.text().length(), -1, analysis, name);
    return cut;
  }

  private static void add(
      Cut cut,
      ComparedText text,
      int start,
      int end,
      int unit,
      TextAnalysis analysis,
      String name) {
    if (start == end) {
      return;
    }
    for (Term term : analysis.terms(name, text.text().substring(start, end))) {
      cut.terms.add(new Term(term.text(), term.start() + start, term.end() + start));
      cut.unit.add(unit);
    }
  }
}
