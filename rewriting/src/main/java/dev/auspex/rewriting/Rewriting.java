package dev.auspex.rewriting;

import dev.auspex.contract.filter.Filter;
import dev.auspex.contract.lexicon.Action.Target;
import dev.auspex.contract.lexicon.Entity;
import dev.auspex.rewriting.rule.FiredRule;
import dev.auspex.rewriting.term.TermGroups;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What became of a query.
 *
 * @param original as typed
 * @param text what is looked for; empty for all documents
 * @param terms the same by the name of each analysis
 * @param entities that the query names, from left to right
 * @param boosts what comes further up or down
 * @param filters what documents must fulfil besides all other filters
 * @param rules that fired, the first to apply first
 * @param effects what they do to the page
 * @param trace the steps in order
 */
public record Rewriting(
    String original,
    String text,
    Map<String, TermGroups> terms,
    List<Mention> entities,
    List<Boost> boosts,
    List<Filter> filters,
    List<FiredRule> rules,
    PageEffects effects,
    List<StepTrace> trace) {
  /** Copies the collections. */
  public Rewriting {
    terms = Map.copyOf(terms);
    entities = List.copyOf(entities);
    boosts = List.copyOf(boosts);
    filters = List.copyOf(filters);
    rules = List.copyOf(rules);
    trace = List.copyOf(trace);
  }

  /** Whether every document is asked for that fulfils the filters. */
  public boolean isEmpty() {
    return text.isEmpty();
  }

  /**
   * An entity in the query.
   *
   * @param words what of the query names it
   */
  public record Mention(Entity entity, String words) {}

  /**
   * The score of {@code target} among the words is multiplied.
   *
   * @param factor above 0; below 1 for what comes further down
   */
  public record Boost(Target target, double factor) {}

  /** The synonyms by their ids that stand for something in it, by any analysis, sorted. */
  public List<String> synonyms() {
    return terms.values().stream()
        .flatMap(groups -> groups.synonyms().stream())
        .distinct()
        .sorted()
        .toList();
  }

  /** What stands for words of it as written, and what it counts; best first. */
  public List<Map.Entry<String, Double>> alsoWords() {
    TreeMap<String, Double> words = new TreeMap<>();
    terms
        .values()
        .forEach(
            groups ->
                groups.alsoWords().forEach((each, weight) -> words.merge(each, weight, Math::max)));
    return words.entrySet().stream()
        .map(each -> Map.entry(each.getKey(), each.getValue()))
        .sorted(Comparator.comparingDouble(each -> -each.getValue()))
        .toList();
  }

  /**
   * What happened in one step.
   *
   * @param details in words for people who tune: what changed, what was found
   */
  public record StepTrace(Step step, Outcome outcome, List<String> details) {
    /** Copies {@code details}. */
    public StepTrace {
      details = List.copyOf(details);
    }
  }

  /** How a step ended. Lower case in the reply. */
  public enum Outcome {
    /** It changed or found something. */
    CHANGED,
    /** It had nothing to do. */
    UNCHANGED,
    /** It was not wanted. */
    SKIPPED,
    /** Its time was over, and what it would have done is left out. */
    LATE
  }

  /** What is done, in this order. */
  public enum Step {
    /** One text of all the ways to write it. */
    NORMALISE,
    /** Rules that hold; their words are replaced and removed. */
    RULES,
    /** Entities that are named. */
    ENTITIES,
    /** Where the tenant's words begin and end. */
    WORDS,
    /** The terms of each analysis, and what stands for them. */
    SYNONYMS
  }

  /**
   * What rules do to a page.
   *
   * @param pins by position, each position and document once
   * @param hidden documents that are not found, none of them pinned
   * @param redirect where people should be sent; null for nowhere
   * @param banners what the reply carries
   */
  public record PageEffects(
      List<Pin> pins,
      List<String> hidden,
      @Nullable String redirect,
      List<Map<String, String>> banners) {
    /** No effect. */
    public static final PageEffects NONE = new PageEffects(List.of(), List.of(), null, List.of());

    /** Copies the lists. */
    public PageEffects {
      pins = List.copyOf(pins);
      hidden = List.copyOf(hidden);
      banners = List.copyOf(banners);
    }
  }

  /**
   * A document at a place.
   *
   * @param position from 1
   * @param rule who pins it
   */
  public record Pin(String document, int position, String rule) {}
}
