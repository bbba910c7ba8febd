package dev.auspex.gateway.compatible;

import com.fasterxml.jackson.databind.JsonNode;
import dev.auspex.contract.filter.FilterFit;
import dev.auspex.contract.filter.FilterValue;
import dev.auspex.contract.schema.Field;
import dev.auspex.contract.schema.FieldKind;
import dev.auspex.gateway.elastic.QuerySearch;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads {@code sort} and {@code search_after}. */
final class OrderReader {
  private static final int MOST_KEYS = 5;
  private static final String SCORE = "_score";
  private static final String DISTANCE = "_geo_distance";

  private final SchemaFields fields;

  OrderReader(SchemaFields fields) {
    this.fields = fields;
  }

  /** The keys; empty where there is none but the score, best first. */
  List<QuerySearch.Key> keys(Part sort) {
    List<QuerySearch.Key> keys = new ArrayList<>();
    for (Part each : sort.oneOrMore(MOST_KEYS)) {
      if (each.isText()) {
        keys.add(named(each, each.text(), null));
      } else {
        for (Part.Member member : each.members()) {
          keys.add(
              member.name().equals(DISTANCE)
                  ? distance(member.value())
                  : named(each, member.name(), member.value()));
        }
      }
    }
    if (keys.size() > MOST_KEYS) {
      throw sort.wrong("at most %d keys, but there are %d".formatted(MOST_KEYS, keys.size()));
    }
    return keys;
  }

  private QuerySearch.Key named(Part where, String name, @Nullable Part said) {
    if (name.equals(SCORE)) {
      if (said != null && said.isObject()) {
        said.only("order");
      }
      return new QuerySearch.Key.OfScore(ascending(said, false));
    }
    if (name.equals("_doc") || name.equals("_id") || name.equals("_shard_doc")) {
      throw where.wrong(
          "fields of the index, _score or _geo_distance, but was '%s': sort by a keyword that is"
                  .formatted(name)
              + " different in each document");
    }
    Field field =
        fields.find(
            said == null ? where : said,
            name,
            each -> each.sortable() && each.kind() != FieldKind.GEO_POINT,
            "sortable");
    boolean first = false;
    if (said != null && said.isObject()) {
      said.only("order", "missing", "unmapped_type", "mode");
      first =
          said.find("missing")
              .map(part -> part.word("_last", "_first"))
              .orElse("_last")
              .equals("_first");
      // With one value they all are that one.
      said.find("mode").ifPresent(part -> part.word("min", "max", "avg", "sum", "median"));
      said.find("unmapped_type").ifPresent(Part::text);
    }
    return new QuerySearch.Key.OfField(field.name(), ascending(said, true), first);
  }

  private static boolean ascending(@Nullable Part said, boolean usual) {
    if (said == null) {
      return usual;
    }
    if (said.isText()) {
      return said.word("asc", "desc").equals("asc");
    }
    return said.find("order").map(part -> part.word("asc", "desc").equals("asc")).orElse(usual);
  }

  private QuerySearch.Key distance(Part said) {
    @Nullable Part origin = null;
    String name = "";
    for (Part.Member member : said.members()) {
      switch (member.name()) {
        case "order", "unit", "distance_type", "mode", "ignore_unmapped" -> {}
        default -> {
          if (origin != null) {
            throw said.unknown(member.name(), List.of("one field", "order", "unit"));
          }
          name = member.name();
          origin = member.value();
        }
      }
    }
    if (origin == null) {
      throw said.wrong("a geo_point field with the point where distances begin");
    }
    said.find("distance_type").ifPresent(part -> part.word("arc"));
    said.find("mode").ifPresent(part -> part.word("min", "max", "avg", "sum", "median"));
    Field field =
        fields.find(
            origin,
            name,
            each -> each.sortable() && each.kind() == FieldKind.GEO_POINT,
            "a sortable geo_point");
    String unit =
        said.find("unit")
            .map(part -> part.word("m", "km", "cm", "mi", "yd", "ft", "nmi"))
            .orElse("m");
    boolean list = origin.isArray() && !origin.json().path(0).isNumber();
    Part point = list ? origin.items(1).stream().findFirst().orElse(origin) : origin;
    return new QuerySearch.Key.OfDistance(
        field.name(), PlaceQueries.point(point), ascending(said, true), unit);
  }

  /** The values behind which the page begins, one for each of {@code keys}. */
  List<@Nullable FilterValue> after(Part after, List<QuerySearch.Key> keys) {
    List<Part> values = after.items(MOST_KEYS);
    if (values.size() != keys.size()) {
      throw after.wrong(
          "one value for each key of 'sort' (%d), but there are %d"
              .formatted(keys.size(), values.size()));
    }
    List<@Nullable FilterValue> read = new ArrayList<>();
    for (int i = 0; i < keys.size(); i++) {
      read.add(
          switch (keys.get(i)) {
            case QuerySearch.Key.OfField key -> ofField(key, values.get(i));
            case QuerySearch.Key.OfDistance key -> decimal(values.get(i));
            case QuerySearch.Key.OfScore key ->
                new FilterValue.Decimal(values.get(i).number(-Float.MAX_VALUE, Float.MAX_VALUE));
          });
    }
    return read;
  }

  /** As the replies write them: dates in milliseconds, booleans as 0 and 1, null for none. */
  private @Nullable FilterValue ofField(QuerySearch.Key.OfField key, Part value) {
    JsonNode json = value.json();
    FieldKind kind = fields.schema().field(key.field()).map(Field::kind).orElse(FieldKind.KEYWORD);
    return switch (kind) {
      case KEYWORD, TEXT ->
          json.isNull() ? null : new FilterValue.Text(value.text(FilterValue.MAX_LENGTH));
      case INTEGER, LONG, BOOLEAN -> whole(value);
      case DATE -> json.isTextual() ? date(value) : whole(value);
      case DOUBLE -> decimal(value);
      case GEO_POINT, VECTOR, OBJECT_LIST -> throw value.wrong("nothing");
    };
  }

  private static FilterValue whole(Part value) {
    JsonNode json = value.json();
    if (json.isIntegralNumber() && json.canConvertToLong()) {
      return new FilterValue.Whole(json.longValue());
    }
    throw value.wrong("a whole number, as 'sort' of a hit has it, but was " + value.described());
  }

  private static FilterValue date(Part value) {
    FilterValue text = new FilterValue.Text(value.text(FilterValue.MAX_LENGTH));
    Field date = Field.filterable("date", FieldKind.DATE);
    FilterFit.forBounds(date, List.of(text))
        .ifPresent(
            expected -> {
              throw value.wrong(expected);
            });
    return text;
  }

  /** Where a number is missing, hits have an infinite one, which JSON writes as a string. */
  private static FilterValue decimal(Part value) {
    if (value.isText()) {
      String word = value.word("infinity", "-infinity");
      return new FilterValue.Text(
          word.toLowerCase(Locale.ROOT).startsWith("-") ? "-Infinity" : "Infinity");
    }
    return new FilterValue.Decimal(value.number(-Double.MAX_VALUE, Double.MAX_VALUE));
  }
}
