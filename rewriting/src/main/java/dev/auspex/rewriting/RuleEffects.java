package dev.auspex.rewriting;

import dev.auspex.contract.filter.Filter;
import dev.auspex.contract.lexicon.Action;
import dev.auspex.rewriting.Rewriting.Boost;
import dev.auspex.rewriting.Rewriting.PageEffects;
import dev.auspex.rewriting.Rewriting.Pin;
import dev.auspex.rewriting.rule.FiredRule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Adds up what the fired rules do. Where two contradict each other, the one that applies first
 * wins: a document is pinned or hidden by the first that says either; a position that is taken
 * moves a pin to the next free one; one redirect, the first.
 */
final class RuleEffects {
  /** Most documents pinned, and most hidden. */
  static final int MOST_DOCUMENTS = 100;

  /** Most boosts, and most filters. */
  static final int MOST_CLAUSES = 50;

  static final int MOST_BANNERS = 20;

  private final Map<String, Pin> pins = new LinkedHashMap<>();
  private final Set<Integer> taken = new HashSet<>();
  private final Set<String> hidden = new LinkedHashSet<>();
  private final List<Boost> boosts = new ArrayList<>();
  private final Set<Filter> filters = new LinkedHashSet<>();
  private final List<Action> edits = new ArrayList<>();
  private final List<Map<String, String>> banners = new ArrayList<>();
  private @Nullable String redirect;

  RuleEffects(List<FiredRule> fired) {
    for (FiredRule rule : fired) {
      rule.actions().forEach(action -> add(action, rule.id()));
    }
  }

  private void add(Action action, String rule) {
    switch (action) {
      case Action.Pin pin -> {
        if (!hidden.contains(pin.document())
            && !pins.containsKey(pin.document())
            && pins.size() < MOST_DOCUMENTS) {
          int position = pin.position();
          while (!taken.add(position)) {
            position++;
          }
          pins.put(pin.document(), new Pin(pin.document(), position, rule));
        }
      }
      case Action.Hide hide -> {
        if (!pins.containsKey(hide.document()) && hidden.size() < MOST_DOCUMENTS) {
          hidden.add(hide.document());
        }
      }
      case Action.Boost boost -> boost(boost.target(), boost.factor());
      case Action.Bury bury -> boost(bury.target(), 1 / bury.factor());
      case Action.Restrict restrict -> {
        if (filters.size() < MOST_CLAUSES) {
          filters.add(restrict.filter());
        }
      }
      case Action.Replace replace -> edits.add(replace);
      case Action.Remove remove -> edits.add(remove);
      case Action.Redirect to -> {
        if (redirect == null) {
          redirect = to.url();
        }
      }
      case Action.Banner banner -> {
        if (banners.size() < MOST_BANNERS) {
          banners.add(banner.data());
        }
      }
    }
  }

  private void boost(Action.Target target, double factor) {
    if (boosts.size() < MOST_CLAUSES) {
      boosts.add(new Boost(target, factor));
    }
  }

  List<Boost> boosts() {
    return boosts;
  }

  List<Filter> filters() {
    return List.copyOf(filters);
  }

  /** What is replaced and removed, the first to apply first. */
  List<Action> edits() {
    return edits;
  }

  PageEffects page() {
    return new PageEffects(
        pins.values().stream().sorted(Comparator.comparingInt(Pin::position)).toList(),
        List.copyOf(hidden),
        redirect,
        banners);
  }
}
