package dev.auspex.rewriting.rule;

import dev.auspex.contract.filter.Circle;
import dev.auspex.contract.lexicon.Rule;
import dev.auspex.contract.lexicon.Schedule;
import dev.auspex.contract.schema.GeoPoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a rule asks for besides the query. Equal ones are kept once. */
record Circumstances(
    Map<String, List<String>> context,
    List<Rule.FilteredBy> filters,
    Rule.@Nullable Audience audience,
    @Nullable Schedule schedule) {
  private static final double EARTH_RADIUS_METERS = 6_371_008.8;

  static Circumstances of(Rule rule) {
    return new Circumstances(rule.context(), rule.filters(), rule.audience(), rule.schedule());
  }

  /** How many things besides the time must be so. */
  int asked() {
    return context.size() + filters.size() + (audience == null ? 0 : 1);
  }

  /** What holds, in words, where all of it does. */
  Optional<List<String>> reasons(Situation situation) {
    List<String> reasons = new ArrayList<>();
    for (Map.Entry<String, List<String>> wanted : context.entrySet()) {
      String value = situation.context().get(wanted.getKey());
      if (value == null || !wanted.getValue().contains(value)) {
        return Optional.empty();
      }
      reasons.add("context.%s".formatted(wanted.getKey()));
    }
    reasons.sort(null);
    for (Rule.FilteredBy wanted : filters) {
      if (!situation.filters().contains(wanted)) {
        return Optional.empty();
      }
      reasons.add("filter.%s".formatted(wanted.field()));
    }
    if (audience != null) {
      if (!holds(audience, situation)) {
        return Optional.empty();
      }
      reasons.add("audience");
    }
    if (schedule != null) {
      if (!schedule.holds(situation.now())) {
        return Optional.empty();
      }
      reasons.add("schedule");
    }
    return Optional.of(reasons);
  }

  private static boolean holds(Rule.Audience audience, Situation situation) {
    String user = situation.user();
    if (audience.known() != null && audience.known() != (user != null)) {
      return false;
    }
    if (!audience.users().isEmpty() && (user == null || !audience.users().contains(user))) {
      return false;
    }
    Circle near = audience.near();
    GeoPoint here = situation.location();
    return near == null || (here != null && meters(near, here) <= near.radiusMeters());
  }

  /**
   * Over the ground.
   *
   * @see <a href="https://doi.org/10.2307/2686514">Sinnott: Virtues of the haversine, 1984</a>
   */
  private static double meters(Circle from, GeoPoint to) {
    double north = Math.sin(Math.toRadians(to.lat() - from.lat()) / 2);
    double east = Math.sin(Math.toRadians(to.lon() - from.lon()) / 2);
    double chord =
        north * north
            + Math.cos(Math.toRadians(from.lat()))
                * Math.cos(Math.toRadians(to.lat()))
                * east
                * east;
    return 2 * EARTH_RADIUS_METERS * Math.asin(Math.min(1, Math.sqrt(chord)));
  }
}
