package dev.auspex.gateway.search.request;

import dev.auspex.contract.filter.Filter;
import dev.auspex.contract.filter.FilterFit;
import dev.auspex.contract.filter.FilterValue;
import dev.auspex.contract.schema.Field;
import dev.auspex.contract.schema.FieldKind;
import dev.auspex.gateway.elastic.FacetQuery;
import dev.auspex.gateway.elastic.FacetQuery.Period;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Checks the member {@code facets} against the schema. */
final class FacetRequests {
  static final int MOST_FACETS = 20;

  /** Most values, ranges or intervals of one facet. */
  static final int MOST_VALUES = 200;

  /** Each may cost a search of its own. */
  private static final int MOST_WIDER = 5;

  private static final int USUAL_VALUES = 10;

  private final @Nullable Filter filter;
  private final FieldNames names;
  private final List<SearchQuery.Facet> facets = new ArrayList<>();

  private FacetRequests(@Nullable Filter filter, FieldNames names) {
    this.filter = filter;
    this.names = names;
  }

  /**
   * The facets that {@code bodies} ask for; what is wrong is noted in {@code names}.
   *
   * @param filter of the search
   */
  static List<SearchQuery.Facet> check(
      @Nullable List<@Nullable FacetBody> bodies, @Nullable Filter filter, FieldNames names) {
    if (bodies == null) {
      return List.of();
    }
    if (bodies.size() > MOST_FACETS) {
      names.violate("facets", "at most %d, but there are %d".formatted(MOST_FACETS, bodies.size()));
      return List.of();
    }
    if (bodies.stream().filter(FacetRequests::isWider).count() > MOST_WIDER) {
      names.violate("facets", "excludeOwnFilter in at most %d of them".formatted(MOST_WIDER));
      return List.of();
    }
    FacetRequests requests = new FacetRequests(filter, names);
    for (int i = 0; i < bodies.size(); i++) {
      requests.check("facets[%d]".formatted(i), bodies.get(i));
    }
    return requests.facets;
  }

  private static boolean isWider(@Nullable FacetBody body) {
    return body != null && Boolean.TRUE.equals(body.excludeOwnFilter());
  }

  private void check(String path, @Nullable FacetBody body) {
    if (body == null) {
      names.violate(path, "an object such as {\"field\": \"genre\"}");
      return;
    }
    long kinds =
        Stream.of(body.ranges(), body.stats(), body.interval()).filter(Objects::nonNull).count();
    if (kinds > 1) {
      names.violate(path, "at most one of ranges, stats and interval");
      return;
    }
    boolean sized = body.ranges() == null && body.stats() == null;
    if (body.size() != null && (!sized || body.size() < 1 || body.size() > MOST_VALUES)) {
      names.violate(
          path + ".size",
          sized
              ? "1 to %d, but was %d".formatted(MOST_VALUES, body.size())
              : "nothing beside ranges and stats");
      return;
    }
    names
        .find(path + ".field", body.field(), Field::facetable, "facetable")
        .flatMap(field -> facet(path, field, body))
        .map(
            facet ->
                new SearchQuery.Facet(
                    facet, isWider(body) ? Filter.without(filter, facet.field()) : filter))
        .ifPresent(facets::add);
  }

  private Optional<FacetQuery> facet(String path, Field field, FacetBody body) {
    if (body.ranges() != null) {
      return ranges(path, field, body.ranges());
    }
    if (body.stats() != null) {
      return stats(path, field, body.stats());
    }
    if (body.interval() != null) {
      int size = Objects.requireNonNullElse(body.size(), MOST_VALUES);
      return intervals(path, field, body.interval(), size);
    }
    if (field.kind() == FieldKind.DATE) {
      return wrong(path, "ranges or an interval, because '%s' is date".formatted(field.name()));
    }
    int size = Objects.requireNonNullElse(body.size(), USUAL_VALUES);
    return Optional.of(new FacetQuery.Values(field.name(), field.kind(), size));
  }

  private Optional<FacetQuery> ranges(
      String path, Field field, List<FacetBody.@Nullable RangeBody> bodies) {
    if (bodies.isEmpty() || bodies.size() > MOST_VALUES) {
      return wrong(
          path + ".ranges",
          "1 to %d ranges, but there are %d".formatted(MOST_VALUES, bodies.size()));
    }
    List<FacetQuery.Bounds> ranges = new ArrayList<>();
    for (int i = 0; i < bodies.size(); i++) {
      FacetBody.RangeBody body = bodies.get(i);
      String at = "%s.ranges[%d]".formatted(path, i);
      if (body == null || (body.from() == null && body.to() == null)) {
        return wrong(at, "from, to or both");
      }
      Filter.Range range = new Filter.Range(field.name(), body.from(), null, null, body.to());
      Optional<String> expected = FilterFit.forBounds(field, range.bounds());
      if (expected.isPresent()) {
        return wrong(
            at,
            "%s, because '%s' is %s"
                .formatted(expected.get(), field.name(), field.kind().wireName()));
      }
      ranges.add(new FacetQuery.Bounds(body.from(), body.to()));
    }
    return Optional.of(new FacetQuery.Ranges(field.name(), ranges));
  }

  private Optional<FacetQuery> stats(String path, Field field, boolean asked) {
    if (!asked) {
      return wrong(path + ".stats", "true, or nothing");
    }
    return field.kind().isNumber()
        ? Optional.of(new FacetQuery.Stats(field.name()))
        : wrong(path + ".stats", "nothing, because '%s' is no number".formatted(field.name()));
  }

  private Optional<FacetQuery> intervals(String path, Field field, FilterValue interval, int size) {
    String at = path + ".interval";
    if (field.list()) {
      // The engine would count a document once for each of its values in an interval.
      return wrong(at, "nothing, because '%s' may have several values".formatted(field.name()));
    }
    if (field.kind() == FieldKind.DATE) {
      return period(interval)
          .<Optional<FacetQuery>>map(
              period -> Optional.of(new FacetQuery.Periods(field.name(), period, size)))
          .orElseGet(
              () ->
                  wrong(
                      at,
                      "hour, day, week, month, quarter or year, because '%s' is date"
                          .formatted(field.name())));
    }
    boolean whole = field.kind() != FieldKind.DOUBLE;
    double width =
        switch (interval) {
          case FilterValue.Whole(long value) -> value;
          case FilterValue.Decimal(double value) -> whole ? 0 : value;
          case FilterValue.Text text -> 0;
          case FilterValue.Flag flag -> 0;
        };
    if (!field.kind().isNumber() || !(width > 0)) {
      return wrong(
          at,
          field.kind().isNumber()
              ? "a %s above 0".formatted(whole ? "whole number" : "number")
              : "nothing, because '%s' is neither a number nor a date".formatted(field.name()));
    }
    return Optional.of(new FacetQuery.Intervals(field.name(), field.kind(), width, size));
  }

  private static Optional<Period> period(FilterValue interval) {
    return interval instanceof FilterValue.Text(String word)
        ? Arrays.stream(Period.values())
            .filter(period -> period.name().toLowerCase(Locale.ROOT).equals(word))
            .findFirst()
        : Optional.empty();
  }

  private Optional<FacetQuery> wrong(String path, String expected) {
    names.violate(path, expected);
    return Optional.empty();
  }
}
