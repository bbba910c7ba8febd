package dev.auspex.gateway.compatible;

import dev.auspex.contract.filter.Circle;
import dev.auspex.contract.filter.Filter;
import dev.auspex.contract.filter.GeoBox;
import dev.auspex.contract.schema.Field;
import dev.auspex.contract.schema.FieldKind;
import dev.auspex.contract.schema.GeoPoint;
import dev.auspex.gateway.elastic.DocumentQuery;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads queries about places, and points in the ways in which Elasticsearch takes them. */
final class PlaceQueries {
  private static final Pattern DISTANCE =
      Pattern.compile("\\s*(\\d{1,9}(?:[.]\\d{1,9})?)\\s*([a-z]*)\\s*");
  private static final Pattern PAIR =
      Pattern.compile(
          "\\s*(-?\\d{1,3}(?:[.]\\d{1,17})?)\\s*,\\s*(-?\\d{1,3}(?:[.]\\d{1,17})?)\\s*");

  /** How long each unit is, in metres. */
  private static final Map<String, Double> METERS =
      Map.ofEntries(
          Map.entry("", 1.0),
          Map.entry("m", 1.0),
          Map.entry("meters", 1.0),
          Map.entry("km", 1000.0),
          Map.entry("kilometers", 1000.0),
          Map.entry("cm", 0.01),
          Map.entry("mi", 1609.344),
          Map.entry("miles", 1609.344),
          Map.entry("yd", 0.9144),
          Map.entry("ft", 0.3048),
          Map.entry("nmi", 1852.0));

  private final SchemaFields fields;

  PlaceQueries(SchemaFields fields) {
    this.fields = fields;
  }

  DocumentQuery distance(Part body) {
    @Nullable Part center = null;
    String name = "";
    for (Part.Member member : body.members()) {
      switch (member.name()) {
        case "distance", "boost" -> {}
        case "distance_type", "validation_method", "ignore_unmapped", "_name" ->
            throw body.unknown(member.name(), List.of("a field", "distance", "boost"));
        default -> {
          if (center != null) {
            throw body.unknown(member.name(), List.of("one field", "distance", "boost"));
          }
          name = member.name();
          center = member.value();
        }
      }
    }
    if (center == null) {
      throw body.wrong("a field with the centre, such as {\"distance\": \"2km\", \"at\": {..}}");
    }
    Field field = point(center, name);
    GeoPoint at = point(center);
    Part distance = body.need("distance");
    double meters = meters(distance);
    Circle circle = checked(distance, () -> new Circle(at.lat(), at.lon(), meters));
    return QueryReader.boosted(
        body, new DocumentQuery.Where(new Filter.Near(field.name(), circle)));
  }

  private Field point(Part where, String name) {
    return fields.find(
        where,
        name,
        field -> field.filterable() && field.kind() == FieldKind.GEO_POINT,
        "a filterable geo_point");
  }

  private static double meters(Part distance) {
    if (distance.json().isNumber()) {
      return distance.json().doubleValue();
    }
    Matcher matcher = DISTANCE.matcher(distance.text().toLowerCase(Locale.ROOT));
    Double unit = matcher.matches() ? METERS.get(matcher.group(2)) : null;
    if (unit == null) {
      throw distance.wrong("a distance such as 500m, 2km or 3mi, but was " + distance.described());
    }
    return Double.parseDouble(matcher.group(1)) * unit;
  }

  DocumentQuery box(Part body) {
    @Nullable Part corners = null;
    String name = "";
    for (Part.Member member : body.members()) {
      if (member.name().equals("boost")) {
        continue;
      }
      if (corners != null || !member.value().isObject()) {
        throw body.unknown(member.name(), List.of("one field", "boost"));
      }
      name = member.name();
      corners = member.value();
    }
    if (corners == null) {
      throw body.wrong("a field with a box, such as {\"at\": {\"top_left\": .., ..}}");
    }
    Field field = point(corners, name);
    GeoBox box = box(corners, corners.find("top_left").isPresent());
    return QueryReader.boosted(body, new DocumentQuery.Where(new Filter.InBox(field.name(), box)));
  }

  private static GeoBox box(Part corners, boolean fromTopLeft) {
    if (fromTopLeft) {
      corners.only("top_left", "bottom_right");
      GeoPoint first = point(corners.need("top_left"));
      GeoPoint second = point(corners.need("bottom_right"));
      return checked(
          corners, () -> new GeoBox(first.lat(), first.lon(), second.lat(), second.lon()));
    }
    if (corners.find("top_right").isPresent()) {
      corners.only("top_right", "bottom_left");
      GeoPoint first = point(corners.need("top_right"));
      GeoPoint second = point(corners.need("bottom_left"));
      return checked(
          corners, () -> new GeoBox(first.lat(), second.lon(), second.lat(), first.lon()));
    }
    corners.only("top", "left", "bottom", "right");
    double top = corners.need("top").number(-90, 90);
    double left = corners.need("left").number(-180, 180);
    double bottom = corners.need("bottom").number(-90, 90);
    double right = corners.need("right").number(-180, 180);
    return checked(corners, () -> new GeoBox(top, left, bottom, right));
  }

  /** An object with lat and lon, an array with lon before lat, or a string with lat before lon. */
  static GeoPoint point(Part part) {
    if (part.isObject()) {
      part.only("lat", "lon");
      return new GeoPoint(part.need("lat").number(-90, 90), part.need("lon").number(-180, 180));
    }
    if (part.isArray()) {
      List<Part> items = part.items(2);
      if (items.size() == 2) {
        return new GeoPoint(items.get(1).number(-90, 90), items.get(0).number(-180, 180));
      }
    }
    Matcher pair = part.isText() ? PAIR.matcher(part.text()) : PAIR.matcher("");
    if (!pair.matches()) {
      throw part.wrong(
          "a point such as {\"lat\": 52.5, \"lon\": 13.4}, [13.4, 52.5] or \"52.5,13.4\"");
    }
    return checked(
        part,
        () -> new GeoPoint(Double.parseDouble(pair.group(1)), Double.parseDouble(pair.group(2))));
  }

  /** What {@code made} makes; what it says against its values is a refusal of {@code part}. */
  private static <T> T checked(Part part, Supplier<T> made) {
    try {
      return made.get();
    } catch (IllegalArgumentException outOfRange) {
      throw part.wrong(String.valueOf(outOfRange.getMessage())).causedBy(outOfRange);
    }
  }
}
