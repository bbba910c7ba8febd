package dev.auspex.rewriting.rule;

import dev.auspex.contract.lexicon.Action;
import dev.auspex.contract.lexicon.Condition;
import dev.auspex.contract.lexicon.Condition.Match;
import dev.auspex.contract.lexicon.Rule;
import dev.auspex.rewriting.text.Budget;
import dev.auspex.rewriting.text.ComparedText;
import dev.auspex.rewriting.text.PhraseTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The enabled rules of an index; immutable, any number of threads.
 *
 * <p>Of several that hold, these come first: higher priority; a match of the whole query, then of
 * its beginning or end, then of anything in it, then by a pattern, then always; more letters
 * matched; more circumstances (names of context, filters, an audience); further left in the query;
 * and then the order in which they were written.
 */
public final class CompiledRules {
  /** Most rules that a query fires; those behind them in order are left out. */
  public static final int MOST_FIRED = 50;

  private final RuleStore store;
  private final PhraseTable phrases;
  private final PhraseTable literals;
  private final PhraseTable beginnings;
  private final AlwaysRules always;
  private final boolean simplified;

  /**
   * Compiles the enabled ones of {@code rules}.
   *
   * @param normalise what queries go through as well
   * @param simplified whether traditional characters of Chinese count as their simplified ones
   */
  public CompiledRules(List<Rule> rules, UnaryOperator<String> normalise, boolean simplified) {
    this.simplified = simplified;
    RuleStore.Builder stored = new RuleStore.Builder();
    PhraseTable.Builder phrased = new PhraseTable.Builder();
    PhraseTable.Builder literal = new PhraseTable.Builder();
    PhraseTable.Builder begun = new PhraseTable.Builder();
    AlwaysRules.Builder unconditional = new AlwaysRules.Builder();
    for (Rule rule : rules) {
      if (!rule.enabled()) {
        continue;
      }
      Condition when = rule.when();
      String words = when.words() == null ? "" : compared(normalise.apply(when.words()));
      switch (when.match()) {
        case ALWAYS -> unconditional.add(rule, stored.add(normalised(rule, normalise), ""));
        case IS, CONTAINS, STARTS, ENDS ->
            phrased.add(words, stored.add(normalised(rule, normalise), ""));
        case PATTERN -> {
          int number = stored.add(normalised(rule, normalise), words);
          WordPattern pattern = WordPattern.of(words);
          if (pattern.literal().isEmpty()) {
            begun.add(pattern.beginning(), number);
          } else {
            literal.add(pattern.literal(), number);
          }
        }
      }
    }
    store = stored.build();
    phrases = phrased.build();
    literals = literal.build();
    beginnings = begun.build();
    always = unconditional.build();
  }

  private String compared(String normalised) {
    return new ComparedText(normalised, simplified).letters();
  }

  /** What queries are compared with is normalised as they are; so must be what comes into them. */
  private static Rule normalised(Rule rule, UnaryOperator<String> normalise) {
    List<Action> then = new ArrayList<>(rule.then().size());
    for (Action action : rule.then()) {
      then.add(
          switch (action) {
            case Action.Replace(String words, String with) ->
                replace(normalise.apply(words), normalise.apply(with), action);
            case Action.Remove(String words) -> {
              String found = normalise.apply(words);
              yield found.isEmpty() ? action : new Action.Remove(found);
            }
            case Action.Pin other -> other;
            case Action.Hide other -> other;
            case Action.Boost other -> other;
            case Action.Bury other -> other;
            case Action.Restrict other -> other;
            case Action.Redirect other -> other;
            case Action.Banner other -> other;
          });
    }
    return new Rule(
        rule.id(),
        true,
        rule.when(),
        rule.context(),
        rule.filters(),
        rule.audience(),
        rule.schedule(),
        rule.priority(),
        then,
        null);
  }

  /** Signs alone can be nothing after normalising: then it stays as written and finds nothing. */
  private static Action replace(String words, String with, Action asWritten) {
    return words.isEmpty() || with.isEmpty() || tooLong(words) || tooLong(with)
        ? asWritten
        : new Action.Replace(words, with);
  }

  private static boolean tooLong(String words) {
    return words.length() > 100;
  }

  /** How many rules there are, those that are not enabled left out. */
  public int size() {
    return store.size();
  }

  private record Span(int start, int end) {}

  private record Candidate(RuleStore.Head head, Span span, List<String> besides) {
    /** Whole, then anchored, then anywhere, then by pattern, then always. */
    int anchoring() {
      return switch (head.match()) {
        case IS -> 4;
        case STARTS, ENDS -> 3;
        case CONTAINS -> 2;
        case PATTERN -> 1;
        case ALWAYS -> 0;
      };
    }
  }

  private static final Comparator<Candidate> PRECEDENCE =
      Comparator.comparingInt((Candidate each) -> -each.head().priority())
          .thenComparingInt(each -> -each.anchoring())
          .thenComparingInt(each -> each.span().start() - each.span().end())
          .thenComparingInt(each -> -each.head().circumstances().asked())
          .thenComparingInt(each -> each.span().start())
          .thenComparingInt(each -> each.head().number());

  /** The rules that hold for {@code query}, the first to apply first; at most 50. */
  public List<FiredRule> fired(ComparedText query, Situation situation, Budget budget) {
    if (store.size() == 0) {
      return List.of();
    }
    List<Candidate> holding = new ArrayList<>();
    Map<Integer, Span> places = places(query, situation, budget);
    places.forEach(
        (number, span) -> {
          RuleStore.Head head = store.head(number);
          Optional<List<String>> besides = head.circumstances().reasons(situation);
          besides.ifPresent(reasons -> holding.add(new Candidate(head, span, reasons)));
        });
    return holding.stream()
        .sorted(PRECEDENCE)
        .limit(MOST_FIRED)
        .map(each -> fired(each, query))
        .toList();
  }

  private FiredRule fired(Candidate each, ComparedText query) {
    RuleStore.Head head = each.head();
    @Nullable String words =
        head.match() == Match.ALWAYS
            ? null
            : query.text().substring(each.span().start(), each.span().end());
    return new FiredRule(
        head.id(), head.match(), words, each.besides(), store.actions(head.number()));
  }

  /** For each rule whose words the query has, where it first has them. */
  private Map<Integer, Span> places(ComparedText query, Situation situation, Budget budget) {
    Map<Integer, Span> places = new HashMap<>();
    for (int number : always.candidates(situation)) {
      places.put(number, new Span(0, 0));
    }
    int length = query.letters().length();
    phrases.sightings(
        query,
        budget,
        (start, end, phrase) -> {
          for (int number : phrases.values(phrase)) {
            if (holds(store.head(number).match(), start == 0, end == length)) {
              places.putIfAbsent(number, new Span(start, end));
            }
          }
        });
    Set<Integer> patterns = patterns(query, budget);
    if (!patterns.isEmpty()) {
      List<String> words = Arrays.asList(query.letters().split(" ", -1));
      for (int number : patterns) {
        budget.check();
        WordPattern pattern = WordPattern.of(store.head(number).pattern());
        int place = pattern.place(words);
        if (place >= 0) {
          places.put(number, span(words, place, pattern.length()));
        }
      }
    }
    return places;
  }

  private static boolean holds(Match match, boolean atStart, boolean atEnd) {
    return switch (match) {
      case IS -> atStart && atEnd;
      case STARTS -> atStart;
      case ENDS -> atEnd;
      case CONTAINS -> true;
      case PATTERN, ALWAYS -> throw new IllegalStateException("no phrase: " + match);
    };
  }

  /** Patterns of which some word, or the beginning of one, is in the query. */
  private Set<Integer> patterns(ComparedText query, Budget budget) {
    Set<Integer> found = new HashSet<>();
    literals.sightings(
        query,
        budget,
        (start, end, phrase) -> {
          for (int number : literals.values(phrase)) {
            found.add(number);
          }
        });
    if (!beginnings.isEmpty()) {
      for (String word : query.letters().split(" ", -1)) {
        for (int end = 1; end <= Math.min(word.length(), PhraseTable.MAX_LENGTH); end++) {
          int phrase = beginnings.find(word.substring(0, end));
          if (phrase >= 0) {
            for (int number : beginnings.values(phrase)) {
              found.add(number);
            }
          }
        }
      }
    }
    return found;
  }

  private static Span span(List<String> words, int first, int count) {
    int start = 0;
    for (int i = 0; i < first; i++) {
      start += words.get(i).length() + 1;
    }
    int end = start - 1;
    for (int i = first; i < first + count; i++) {
      end += words.get(i).length() + 1;
    }
    return new Span(start, end);
  }
}
