package dev.auspex.gateway.elastic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.auspex.contract.filter.Circle;
import dev.auspex.contract.filter.Filter;
import dev.auspex.contract.filter.FilterValue;
import dev.auspex.contract.filter.GeoBox;
import dev.auspex.contract.schema.GeoPoint;
import dev.auspex.documents.stored.StoredForm;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Writes a {@link Filter} that fits the schema as a query of the engine. The tree is fixed; what
 * clients typed only ever becomes a value in it.
 */
final class FilterClause {
  /** Where the engine keeps the place of a document's last write. */
  static final String SEQ_NO = "_seq_no";

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private FilterClause() {}

  /**
   * What bounds every read at {@code layout}: whose the documents are and what {@code filter} says.
   * An object where one clause says it, an array where two do; empty where all may be seen.
   */
  static Optional<JsonNode> all(@Nullable Filter filter, StoredForm layout) {
    Optional<ObjectNode> own = layout.filter();
    if (filter == null) {
      return own.map(JsonNode.class::cast);
    }
    ObjectNode clause = write(filter, layout);
    return Optional.of(own.isEmpty() ? clause : JSON.arrayNode().add(own.get()).add(clause));
  }

  /** The documents that clients call {@code ids}, where {@code filter} lets them be seen. */
  static ObjectNode documents(List<String> ids, Filter filter, StoredForm layout) {
    ObjectNode query = JSON.objectNode();
    ArrayNode clauses = query.putObject("bool").putArray("filter");
    ArrayNode values = clauses.addObject().putObject("ids").putArray("values");
    ids.forEach(id -> values.add(layout.id(id)));
    layout.filter().ifPresent(clauses::add);
    clauses.add(write(filter, layout));
    return query;
  }

  /** The documents whose last write comes after {@code seqNo}, where {@code filter} lets them. */
  static ObjectNode writtenAfter(long seqNo, @Nullable Filter filter, StoredForm layout) {
    ObjectNode query = JSON.objectNode();
    ArrayNode clauses = query.putObject("bool").putArray("filter");
    layout.filter().ifPresent(clauses::add);
    if (filter != null) {
      clauses.add(write(filter, layout));
    }
    clauses.addObject().putObject("range").putObject(SEQ_NO).put("gt", seqNo);
    return query;
  }

  static ObjectNode write(Filter filter, StoredForm layout) {
    ObjectNode clause = JSON.objectNode();
    switch (filter) {
      case Filter.And all -> clause.putObject("bool").set("filter", each(all.and(), layout));
      case Filter.Or any ->
          clause
              .putObject("bool")
              .put("minimum_should_match", 1)
              .set("should", each(any.or(), layout));
      case Filter.Not none ->
          clause.putObject("bool").set("must_not", each(List.of(none.not()), layout));
      case Filter.Equals equal ->
          clause.putObject("term").set(layout.field(equal.field()), value(equal.value()));
      case Filter.In in -> {
        ArrayNode values = clause.putObject("terms").putArray(layout.field(in.field()));
        in.in().forEach(one -> values.add(value(one)));
      }
      case Filter.Range range -> {
        ObjectNode bounds = clause.putObject("range").putObject(layout.field(range.field()));
        put(bounds, "gte", range.gte());
        put(bounds, "gt", range.gt());
        put(bounds, "lte", range.lte());
        put(bounds, "lt", range.lt());
      }
      case Filter.Exists exists ->
          clause.putObject("exists").put("field", layout.field(exists.field()));
      case Filter.Near(String field, Circle circle) -> {
        ObjectNode distance = clause.putObject("geo_distance");
        distance.put("distance", circle.radiusMeters()).put("unit", "m");
        distance.putObject(layout.field(field)).put("lat", circle.lat()).put("lon", circle.lon());
      }
      case Filter.InBox(String field, GeoBox box) ->
          clause
              .putObject("geo_bounding_box")
              .putObject(layout.field(field))
              .put("top", box.top())
              .put("left", box.left())
              .put("bottom", box.bottom())
              .put("right", box.right());
      case Filter.InPolygon(String field, List<GeoPoint> corners) -> {
        // geo_shape would refuse polygons that cross themselves, and take some for others that
        // cross the 180th meridian.
        ArrayNode points =
            clause.putObject("geo_polygon").putObject(layout.field(field)).putArray("points");
        corners.forEach(
            corner -> points.addObject().put("lat", corner.lat()).put("lon", corner.lon()));
      }
    }
    return clause;
  }

  private static ArrayNode each(List<Filter> filters, StoredForm layout) {
    ArrayNode clauses = JSON.arrayNode();
    filters.forEach(filter -> clauses.add(write(filter, layout)));
    return clauses;
  }

  private static void put(ObjectNode bounds, String name, @Nullable FilterValue bound) {
    if (bound != null) {
      bounds.set(name, value(bound));
    }
  }

  static JsonNode value(FilterValue value) {
    return switch (value) {
      case FilterValue.Text(String text) -> JSON.textNode(text);
      case FilterValue.Flag(boolean flag) -> JSON.booleanNode(flag);
      case FilterValue.Whole(long whole) -> JSON.numberNode(whole);
      case FilterValue.Decimal(double decimal) -> JSON.numberNode(decimal);
    };
  }
}
