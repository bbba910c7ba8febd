package dev.auspex.rewriting.rule;

import dev.auspex.contract.lexicon.Action;
import dev.auspex.contract.lexicon.Condition.Match;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rule that holds for a query.
 *
 * @param id its key
 * @param match how its words relate to the query
 * @param words what of the query it was, normalised; null for a rule that always holds
 * @param besides what else had to hold, such as {@code context.shop}, {@code filter.brand}, {@code
 *     audience}, {@code schedule}
 * @param actions what it does
 */
public record FiredRule(
    String id, Match match, @Nullable String words, List<String> besides, List<Action> actions) {
  /** Copies the lists. */
  public FiredRule {
    besides = List.copyOf(besides);
    actions = List.copyOf(actions);
  }
}
