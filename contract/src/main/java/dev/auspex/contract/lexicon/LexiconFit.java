package dev.auspex.contract.lexicon;

import dev.auspex.contract.filter.Filter;
import dev.auspex.contract.filter.FilterFit;
import dev.auspex.contract.problem.Violation;
import dev.auspex.contract.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether entries that name fields can be asked of the documents of a schema. */
public final class LexiconFit {
  private LexiconFit() {}

  /** Everything in {@code rule} that does not fit {@code schema}; paths start within the rule. */
  public static List<Violation> check(Rule rule, Schema schema) {
    List<Violation> violations = new ArrayList<>();
    for (int i = 0; i < rule.filters().size(); i++) {
      Rule.FilteredBy by = rule.filters().get(i);
      check(
          new Filter.Equals(by.field(), by.value()),
          schema,
          "filters[%d]".formatted(i),
          violations);
    }
    for (int i = 0; i < rule.then().size(); i++) {
      @Nullable Filter filter = filter(rule.then().get(i));
      if (filter != null) {
        check(filter, schema, "then[%d]".formatted(i), violations);
      }
    }
    return List.copyOf(violations);
  }

  /** Everything in {@code entity} that does not fit {@code schema}. */
  public static List<Violation> check(Entity entity, Schema schema) {
    List<Violation> violations = new ArrayList<>();
    entity.about().ifPresent(about -> check(about, schema, "field", violations));
    return List.copyOf(violations);
  }

  /**
   * Everything in {@code lexicon} that does not fit {@code schema}; paths such as {@code
   * rules[xmas].then[0]} name entries by their ids.
   */
  public static List<Violation> check(Lexicon lexicon, Schema schema) {
    List<Violation> violations = new ArrayList<>();
    for (Entity entity : lexicon.entities()) {
      for (Violation each : check(entity, schema)) {
        violations.add(
            new Violation("entities[%s].%s".formatted(entity.id(), each.field()), each.expected()));
      }
    }
    for (Rule rule : lexicon.rules()) {
      for (Violation each : check(rule, schema)) {
        violations.add(
            new Violation("rules[%s].%s".formatted(rule.id(), each.field()), each.expected()));
      }
    }
    return List.copyOf(violations);
  }

  private static @Nullable Filter filter(Action action) {
    return switch (action) {
      case Action.Restrict restrict -> restrict.filter();
      case Action.Boost boost -> filter(boost.target());
      case Action.Bury bury -> filter(bury.target());
      case Action.Pin pin -> null;
      case Action.Hide hide -> null;
      case Action.Replace replace -> null;
      case Action.Remove remove -> null;
      case Action.Redirect redirect -> null;
      case Action.Banner banner -> null;
    };
  }

  private static @Nullable Filter filter(Action.Target target) {
    return switch (target) {
      case Action.Target.Matching matching -> matching.filter();
      case Action.Target.OneDocument one -> null;
      case Action.Target.Saying saying -> null;
    };
  }

  private static void check(Filter filter, Schema schema, String path, List<Violation> violations) {
    for (FilterFit.Misfit misfit : FilterFit.check(filter, schema)) {
      String inside = misfit.path().substring("filter".length());
      violations.add(
          new Violation(path + inside, "%s: %s".formatted(misfit.field(), misfit.expected())));
    }
  }
}
