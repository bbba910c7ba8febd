package dev.auspex.rewriting.rule;

import dev.auspex.contract.filter.Filter;
import dev.auspex.contract.lexicon.Rule;
import dev.auspex.contract.schema.GeoPoint;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What rules may ask for besides the query.
 *
 * @param now when
 * @param context what the request says of itself
 * @param filters the values that its own filter asks for
 * @param user who searches; null where nobody says
 * @param location where they are; null where nobody says
 */
public record Situation(
    Instant now,
    Map<String, String> context,
    Set<Rule.FilteredBy> filters,
    @Nullable String user,
    @Nullable GeoPoint location) {
  /** Copies the collections. */
  public Situation {
    context = Map.copyOf(context);
    filters = Set.copyOf(filters);
  }

  /** Nobody in particular, at {@code now}. */
  public static Situation at(Instant now) {
    return new Situation(now, Map.of(), Set.of(), null, null);
  }

  /** The comparisons for equality that {@code filter} is, alone or in its outermost {@code and}. */
  public static Set<Rule.FilteredBy> filteredBy(@Nullable Filter filter) {
    if (filter == null) {
      return Set.of();
    }
    Set<Rule.FilteredBy> found = new HashSet<>();
    for (Filter part : filter instanceof Filter.And(List<Filter> parts) ? parts : List.of(filter)) {
      if (part instanceof Filter.Equals equal) {
        found.add(new Rule.FilteredBy(equal.field(), equal.value()));
      }
    }
    return found;
  }
}
