package dev.auspex.gateway.search.request;

import dev.auspex.contract.schema.Field;
import dev.auspex.contract.schema.FieldKind;
import dev.auspex.contract.schema.GeoPoint;
import dev.auspex.gateway.elastic.Sorting;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Checks the member {@code sort} against the schema. */
final class SortRequests {
  static final int MOST_KEYS = 3;

  private SortRequests() {}

  /**
   * The keys that {@code bodies} ask for; empty for the order by relevance alone. What is wrong is
   * noted in {@code names}.
   *
   * @param location where distances begin that say nothing of it
   */
  static List<Sorting.Key> check(
      @Nullable List<@Nullable SortBody> bodies, @Nullable GeoPoint location, FieldNames names) {
    if (bodies == null) {
      return List.of();
    }
    if (bodies.size() > MOST_KEYS) {
      names.violate(
          "sort", "at most %d keys, but there are %d".formatted(MOST_KEYS, bodies.size()));
      return List.of();
    }
    List<Sorting.Key> keys = new ArrayList<>();
    for (int i = 0; i < bodies.size(); i++) {
      check("sort[%d]".formatted(i), bodies.get(i), location, names).ifPresent(keys::add);
    }
    boolean byRelevanceAlone =
        keys.stream().allMatch(key -> key instanceof Sorting.Key.OfRelevance);
    return byRelevanceAlone ? List.of() : keys;
  }

  private static Optional<Sorting.Key> check(
      String path, @Nullable SortBody body, @Nullable GeoPoint location, FieldNames names) {
    return switch (body) {
      case null -> {
        names.violate(path, "an object such as {\"field\": \"year\"}, or the string relevance");
        yield Optional.empty();
      }
      case SortBody.OfRelevance relevance -> Optional.of(new Sorting.Key.OfRelevance());
      case SortBody.OfField field -> ofField(path, field, location, names);
    };
  }

  private static Optional<Sorting.Key> ofField(
      String path, SortBody.OfField body, @Nullable GeoPoint location, FieldNames names) {
    boolean ascending = oneOf(path + ".order", body.order(), "asc", "desc", names);
    boolean last = oneOf(path + ".missing", body.missing(), "last", "first", names);
    return names
        .find(path + ".field", body.field(), Field::sortable, "sortable")
        .flatMap(
            field ->
                field.kind() == FieldKind.GEO_POINT
                    ? distance(path, field, body, location, names)
                    : ofValue(path, field, body, ascending, last, names));
  }

  private static Optional<Sorting.Key> ofValue(
      String path,
      Field field,
      SortBody.OfField body,
      boolean ascending,
      boolean last,
      FieldNames names) {
    if (body.distanceTo() != null) {
      names.violate(
          path + ".distanceTo",
          "nothing, because '%s' is %s".formatted(field.name(), field.kind().wireName()));
      return Optional.empty();
    }
    return Optional.of(new Sorting.Key.OfField(field.name(), ascending, !last));
  }

  private static Optional<Sorting.Key> distance(
      String path,
      Field field,
      SortBody.OfField body,
      @Nullable GeoPoint location,
      FieldNames names) {
    GeoPoint origin = body.distanceTo() == null ? location : body.distanceTo();
    if (origin == null) {
      names.violate(
          path + ".distanceTo",
          "a point, or 'location' beside 'sort', because '%s' is geo_point"
              .formatted(field.name()));
    }
    if ("desc".equals(body.order()) || "first".equals(body.missing())) {
      names.violate(path, "the nearest first and documents without the point last");
    }
    return origin == null
        ? Optional.empty()
        : Optional.of(new Sorting.Key.OfDistance(field.name(), origin));
  }

  /** Whether {@code said} is {@code usual}, or nothing. */
  private static boolean oneOf(
      String path, @Nullable String said, String usual, String other, FieldNames names) {
    if (said != null && !said.equals(usual) && !said.equals(other)) {
      names.violate(path, "%s or %s".formatted(usual, other));
    }
    return said == null || said.equals(usual);
  }
}
