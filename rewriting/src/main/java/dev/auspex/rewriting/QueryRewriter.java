package dev.auspex.rewriting;

import dev.auspex.contract.filter.Filter;
import dev.auspex.contract.lexicon.Action;
import dev.auspex.contract.lexicon.Entity;
import dev.auspex.rewriting.Rewriting.Boost;
import dev.auspex.rewriting.Rewriting.Mention;
import dev.auspex.rewriting.Rewriting.Outcome;
import dev.auspex.rewriting.Rewriting.PageEffects;
import dev.auspex.rewriting.Rewriting.Step;
import dev.auspex.rewriting.Rewriting.StepTrace;
import dev.auspex.rewriting.rule.FiredRule;
import dev.auspex.rewriting.rule.Situation;
import dev.auspex.rewriting.term.TermGroups;
import dev.auspex.rewriting.text.Budget;
import dev.auspex.rewriting.text.ComparedText;
import dev.auspex.rewriting.text.Normaliser;
import dev.auspex.rewriting.text.PhraseTable.Sighting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Takes a query through the steps. Each has the same time for itself; a step whose time is over
 * leaves the query as it was, and the others go on. Any number of threads.
 */
public final class QueryRewriter {
  /** What an entity does to the score of documents about it. */
  static final double ENTITY_BOOST = 2;

  private final Duration stepTime;
  private final Set<Step> skipped;

  /**
   * @param stepTime the time of each step
   * @param skipped steps that are left out; without {@link Step#NORMALISE}, which always is
   */
  public QueryRewriter(Duration stepTime, Set<Step> skipped) {
    this.stepTime = stepTime;
    this.skipped = Set.copyOf(skipped);
  }

  /**
   * What becomes of {@code typed}.
   *
   * @param analyses the names of those by which the texts of the index are cut
   */
  public Rewriting rewrite(
      String typed, Situation situation, CompiledLexicon lexicon, Collection<String> analyses) {
    return new Run(typed, situation, lexicon).rewriting(analyses);
  }

  /** Most details of one step; people read no more. */
  private static final int MOST_DETAILS = 50;

  /** What a step tells of what it found; nothing where it changed nothing. */
  private record Done(List<String> details) {
    Done {
      details = List.copyOf(details.subList(0, Math.min(MOST_DETAILS, details.size())));
    }
  }

  private final class Run {
    private final String typed;
    private final Situation situation;
    private final CompiledLexicon lexicon;
    private final List<StepTrace> trace = new ArrayList<>();
    private final List<Boost> boosts = new ArrayList<>();
    private final List<Filter> filters = new ArrayList<>();
    private ComparedText text;
    private List<FiredRule> rules = List.of();
    private PageEffects effects = PageEffects.NONE;
    private List<Mention> mentions = List.of();
    private List<Sighting> units = List.of();
    private BitSet fixed = new BitSet();
    private Map<String, TermGroups> terms = Map.of();

    Run(String typed, Situation situation, CompiledLexicon lexicon) {
      this.typed = typed;
      this.situation = situation;
      this.lexicon = lexicon;
      Normaliser.Normalised normalised = Normaliser.normalise(typed);
      text = compared(normalised.text());
      trace.add(
          new StepTrace(
              Step.NORMALISE,
              normalised.changes().isEmpty() ? Outcome.UNCHANGED : Outcome.CHANGED,
              normalised.changes()));
    }

    private ComparedText compared(String normalised) {
      return new ComparedText(normalised, lexicon.simplified());
    }

    Rewriting rewriting(Collection<String> analyses) {
      step(Step.RULES, this::rules);
      step(Step.ENTITIES, this::entities);
      step(Step.WORDS, this::words);
      boolean meant = step(Step.SYNONYMS, budget -> synonyms(analyses, budget));
      if (!meant) {
        CompiledLexicon plain = lexicon.withoutMeanings();
        terms = termsBy(plain, analyses, Budget.unlimited());
      }
      return new Rewriting(
          typed, text.text(), terms, mentions, boosts, filters, rules, effects, trace);
    }

    /** Whether it was done. A step writes down what it found when it has found all of it. */
    private boolean step(Step step, Function<Budget, Done> work) {
      if (skipped.contains(step)) {
        trace.add(new StepTrace(step, Outcome.SKIPPED, List.of()));
        return false;
      }
      try {
        Done done = work.apply(Budget.of(stepTime));
        trace.add(
            new StepTrace(
                step,
                done.details().isEmpty() ? Outcome.UNCHANGED : Outcome.CHANGED,
                done.details()));
        return true;
      } catch (Budget.Spent late) {
        trace.add(new StepTrace(step, Outcome.LATE, List.of()));
        return false;
      }
    }

    private Done rules(Budget budget) {
      List<FiredRule> fired = lexicon.rules().fired(text, situation, budget);
      RuleEffects added = new RuleEffects(fired);
      TextEdits edits = new TextEdits(text, lexicon.simplified());
      for (Action edit : added.edits()) {
        if (edit instanceof Action.Replace(String words, String with)) {
          edits.replace(words, with);
        } else if (edit instanceof Action.Remove(String words)) {
          edits.replace(words, "");
        }
      }
      rules = fired;
      effects = added.page();
      boosts.addAll(added.boosts());
      filters.addAll(added.filters());
      List<String> details = new ArrayList<>(fired.stream().map(FiredRule::id).toList());
      edit(edits, details);
      return new Done(details);
    }

    private void edit(TextEdits edits, List<String> details) {
      if (!edits.isEmpty()) {
        text = compared(Normaliser.normalise(edits.edited()).text());
        details.add("→ " + text);
      }
    }

    private Done entities(Budget budget) {
      List<Mention> found = new ArrayList<>();
      List<String> details = new ArrayList<>();
      TextEdits edits = new TextEdits(text, lexicon.simplified());
      List<Boost> up = new ArrayList<>();
      Set<Filter> only = new LinkedHashSet<>();
      for (Sighting seen : lexicon.names().longest(text, budget)) {
        String words = text.text().substring(seen.start(), seen.end());
        List<Filter> about = new ArrayList<>();
        Set<Entity> named = new LinkedHashSet<>();
        for (int number : lexicon.names().values(seen.phrase())) {
          named.add(lexicon.entities().get(number));
        }
        for (Entity entity : named) {
          found.add(new Mention(entity, words));
          details.add("%s: %s %s".formatted(words, entity.kind(), entity.id()));
          switch (entity.use()) {
            case MENTION -> {}
            case BOOST ->
                entity
                    .about()
                    .ifPresent(
                        filter ->
                            up.add(new Boost(new Action.Target.Matching(filter), ENTITY_BOOST)));
            case FILTER -> entity.about().ifPresent(about::add);
          }
        }
        if (!about.isEmpty()) {
          only.add(about.size() == 1 ? about.getFirst() : new Filter.Or(about));
          edits.replace(seen.start(), seen.end(), " ");
        }
      }
      mentions = found;
      boosts.addAll(up.stream().distinct().limit(RuleEffects.MOST_CLAUSES).toList());
      filters.addAll(only.stream().limit(RuleEffects.MOST_CLAUSES).toList());
      edit(edits, details);
      return new Done(details);
    }

    private Done words(Budget budget) {
      List<Sighting> whole = lexicon.words().longest(text, budget);
      BitSet kept = new BitSet();
      lexicon
          .protectedWords()
          .longest(text, budget)
          .forEach(seen -> kept.set(seen.start(), seen.end()));
      units = whole;
      fixed = kept;
      return new Done(
          whole.stream().map(seen -> text.text().substring(seen.start(), seen.end())).toList());
    }

    private Done synonyms(Collection<String> analyses, Budget budget) {
      terms = termsBy(lexicon, analyses, budget);
      Set<String> details = new LinkedHashSet<>();
      terms.forEach(
          (name, groups) -> {
            groups
                .groups()
                .forEach(
                    group ->
                        group
                            .alternatives()
                            .forEach(
                                also ->
                                    details.add(
                                        "%s: %s ~ %s ×%s"
                                            .formatted(
                                                name,
                                                String.join(" ", group.terms()),
                                                String.join(" ", also.terms()),
                                                also.weight()))));
            groups.leftOut().forEach(term -> details.add("%s: without %s".formatted(name, term)));
          });
      return new Done(List.copyOf(details));
    }

    private Map<String, TermGroups> termsBy(
        CompiledLexicon meant, Collection<String> analyses, Budget budget) {
      Map<String, TermGroups> byAnalysis = new LinkedHashMap<>();
      for (String name : analyses) {
        byAnalysis.put(
            name,
            TermGroups.of(
                text, units, fixed, meant.meanings(name), meant.analysis(), name, budget));
      }
      return byAnalysis;
    }
  }
}
