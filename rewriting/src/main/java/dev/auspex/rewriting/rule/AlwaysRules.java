package dev.auspex.rewriting.rule;

import dev.auspex.contract.lexicon.Rule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Rules that ask nothing of the words. Shops have one for each of thousands of categories: they are
 * found by a filter or a value of the context that they ask for.
 */
final class AlwaysRules {
  private final Map<Object, List<Integer>> byKey;
  private final List<Integer> unasked;

  private AlwaysRules(Map<Object, List<Integer>> byKey, List<Integer> unasked) {
    this.byKey = Map.copyOf(byKey);
    this.unasked = List.copyOf(unasked);
  }

  private record ContextValue(String name, String value) {}

  /** Gathers rules by their numbers; for one thread. */
  static final class Builder {
    private final Map<Object, List<Integer>> byKey = new HashMap<>();
    private final List<Integer> unasked = new ArrayList<>();

    void add(Rule rule, int number) {
      if (!rule.filters().isEmpty()) {
        put(rule.filters().getFirst(), number);
      } else if (!rule.context().isEmpty()) {
        Map.Entry<String, List<String>> asked = rule.context().entrySet().iterator().next();
        asked.getValue().forEach(value -> put(new ContextValue(asked.getKey(), value), number));
      } else {
        unasked.add(number);
      }
    }

    private void put(Object key, int number) {
      byKey.computeIfAbsent(key, any -> new ArrayList<>(1)).add(number);
    }

    AlwaysRules build() {
      byKey.replaceAll((key, numbers) -> List.copyOf(numbers));
      return new AlwaysRules(byKey, unasked);
    }
  }

  /** All that may hold in {@code situation}, and few others. */
  List<Integer> candidates(Situation situation) {
    List<Integer> found = new ArrayList<>(unasked);
    for (Rule.FilteredBy filter : situation.filters()) {
      found.addAll(byKey.getOrDefault(filter, List.of()));
    }
    situation
        .context()
        .forEach(
            (name, value) ->
                found.addAll(byKey.getOrDefault(new ContextValue(name, value), List.of())));
    return found;
  }
}
