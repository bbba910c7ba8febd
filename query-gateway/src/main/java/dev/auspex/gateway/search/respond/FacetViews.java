package dev.auspex.gateway.search.respond;

import dev.auspex.gateway.elastic.FacetCounts;
import dev.auspex.gateway.elastic.FacetQuery;
import java.util.ArrayList;
import java.util.List;

/** Writes what facets counted beside what they asked. */
final class FacetViews {
  private FacetViews() {}

  /** One for each of {@code asked}, which {@code counted} answers place by place. */
  static List<SearchReply.Facet> of(List<FacetQuery> asked, List<FacetCounts> counted) {
    List<SearchReply.Facet> facets = new ArrayList<>(asked.size());
    for (int i = 0; i < asked.size(); i++) {
      facets.add(of(asked.get(i), counted.get(i)));
    }
    return facets;
  }

  private static SearchReply.Facet of(FacetQuery asked, FacetCounts counted) {
    String field = asked.field();
    return switch (counted) {
      case FacetCounts.Values values ->
          new SearchReply.Facet(
              field,
              values.values().stream()
                  .map(each -> new SearchReply.FacetValue(each.value(), each.count()))
                  .toList(),
              values.otherCount(),
              null,
              null,
              null,
              null);
      case FacetCounts.Ranges ranges ->
          new SearchReply.Facet(
              field,
              null,
              null,
              ranges((FacetQuery.Ranges) asked, ranges.counts()),
              null,
              null,
              null);
      case FacetCounts.Stats stats ->
          new SearchReply.Facet(
              field,
              null,
              null,
              null,
              new SearchReply.FacetStats(
                  stats.count(), stats.min(), stats.max(), stats.avg(), stats.sum()),
              null,
              null);
      case FacetCounts.Intervals intervals ->
          new SearchReply.Facet(
              field,
              null,
              null,
              null,
              null,
              intervals.intervals().stream()
                  .map(each -> new SearchReply.FacetInterval(each.value(), each.count()))
                  .toList(),
              intervals.more());
    };
  }

  private static List<SearchReply.FacetRange> ranges(FacetQuery.Ranges asked, List<Long> counts) {
    List<SearchReply.FacetRange> ranges = new ArrayList<>(counts.size());
    for (int i = 0; i < asked.ranges().size(); i++) {
      FacetQuery.Bounds bounds = asked.ranges().get(i);
      ranges.add(new SearchReply.FacetRange(bounds.from(), bounds.to(), counts.get(i)));
    }
    return ranges;
  }
}
