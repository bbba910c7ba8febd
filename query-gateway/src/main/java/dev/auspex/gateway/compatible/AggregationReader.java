package dev.auspex.gateway.compatible;

import dev.auspex.contract.filter.FilterValue;
import dev.auspex.contract.schema.Field;
import dev.auspex.contract.schema.FieldKind;
import dev.auspex.gateway.elastic.Aggregation;
import dev.auspex.gateway.elastic.Aggregation.Measure;
import dev.auspex.gateway.elastic.Aggregation.Named;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads aggregations: a closed list of kinds, so many and so deep. */
final class AggregationReader {
  static final List<String> KINDS =
      List.of(
          "terms",
          "range",
          "date_range",
          "histogram",
          "date_histogram",
          "stats",
          "min",
          "max",
          "avg",
          "sum",
          "value_count",
          "cardinality");

  private static final int MOST = 20;
  private static final int MOST_DEPTH = 3;
  private static final int MOST_VALUES = 1_000;
  private static final int MOST_RANGES = 100;

  /** Most buckets that values and ranges within one another can make. */
  private static final long MOST_BUCKETS = 10_000;

  private static final String AGGS = "aggs";
  private static final String AGGREGATIONS = "aggregations";
  private static final Pattern NAME = Pattern.compile("[^\\[\\]>\\p{Cc}\\p{Cs}]{1,100}");
  private static final Pattern FIXED = Pattern.compile("[1-9]\\d{0,5}(ms|s|m|h|d)");
  private static final Map<String, String> CALENDAR =
      Map.of(
          "1m", "minute", "1h", "hour", "1d", "day", "1w", "week", "1M", "month", "1q", "quarter",
          "1y", "year");
  private static final List<String> FORMATS =
      List.of(
          "yyyy-MM-dd",
          "yyyy-MM",
          "yyyy",
          "yyyy-MM-dd'T'HH:mm:ss",
          "yyyy-MM-dd HH:mm:ss",
          "strict_date_optional_time",
          "epoch_millis",
          "epoch_second");

  private final SchemaFields fields;
  private int count;

  AggregationReader(SchemaFields fields) {
    this.fields = fields;
  }

  /** What {@code body}, a search, asks to count. */
  List<Named> read(Part body) {
    return below(body, 1, 1);
  }

  private List<Named> below(Part body, int depth, long buckets) {
    Optional<Part> aggregations = body.find(AGGS);
    Optional<Part> spelled = body.find(AGGREGATIONS);
    if (aggregations.isPresent() && spelled.isPresent()) {
      throw spelled.get().wrong("nothing beside aggs, which is the same");
    }
    List<Named> read = new ArrayList<>();
    for (Part.Member member : aggregations.or(() -> spelled).map(Part::members).orElse(List.of())) {
      if (depth > MOST_DEPTH) {
        throw member.value().wrong("aggregations at most %d deep".formatted(MOST_DEPTH));
      }
      count++;
      if (count > MOST) {
        throw member.value().wrong("at most %d aggregations in all".formatted(MOST));
      }
      if (!NAME.matcher(member.name()).matches()) {
        throw member.value().wrong("a name of 1 to 100 characters without [, ] and >");
      }
      read.add(new Named(member.name(), one(member.value(), depth, buckets)));
    }
    return List.copyOf(read);
  }

  private Aggregation one(Part body, int depth, long buckets) {
    @Nullable Part said = null;
    String kind = "";
    for (Part.Member member : body.members()) {
      switch (member.name()) {
        case AGGS, AGGREGATIONS -> {}
        case "meta" -> throw body.unknown(member.name(), List.of("one kind of aggregation", AGGS));
        default -> {
          if (said != null) {
            throw body.unknown(member.name(), List.of("one kind of aggregation", AGGS));
          }
          kind = member.name();
          said = member.value();
        }
      }
    }
    if (said == null) {
      throw body.wrong("a kind of aggregation, such as {\"terms\": {\"field\": \"genre\"}}");
    }
    return switch (kind) {
      case "terms" -> values(body, said, depth, buckets);
      case "range" -> ranges(body, said, false, depth, buckets);
      case "date_range" -> ranges(body, said, true, depth, buckets);
      case "histogram" -> histogram(body, said, depth, buckets);
      case "date_histogram" -> dates(body, said, depth, buckets);
      case "stats", "min", "max", "avg", "sum" ->
          metric(
              body,
              said,
              kind,
              field -> field.kind().isNumber() || field.kind() == FieldKind.DATE,
              "a facetable number or date");
      case "value_count", "cardinality" -> metric(body, said, kind, field -> true, "facetable");
      default -> throw body.unknown(kind, KINDS);
    };
  }

  private Field field(Part said, Predicate<Field> fits, String what) {
    Part name = said.need("field");
    return fields.find(name, name.text(), field -> field.facetable() && fits.test(field), what);
  }

  private Aggregation metric(
      Part body, Part said, String kind, Predicate<Field> fits, String what) {
    said.only("field");
    Field field = field(said, fits, what);
    for (String name : List.of(AGGS, AGGREGATIONS)) {
      body.find(name)
          .ifPresent(
              part -> {
                throw part.wrong("nothing: '%s' has no buckets".formatted(kind));
              });
    }
    return new Aggregation.Metric(Measure.valueOf(kind.toUpperCase(Locale.ROOT)), field.name());
  }

  private Aggregation values(Part body, Part said, int depth, long buckets) {
    said.only("field", "size", "order", "min_doc_count");
    Field field = field(said, any -> true, "facetable");
    int size = said.find("size").map(part -> part.whole(1, MOST_VALUES)).orElse(10);
    List<Named> below = below(body, depth + 1, product(said, buckets, size));
    List<Aggregation.Order> order = new ArrayList<>();
    said.find("order")
        .ifPresent(
            part ->
                part.oneOrMore(3)
                    .forEach(
                        each -> each.members().forEach(member -> order.add(order(member, below)))));
    int least = said.find("min_doc_count").map(part -> part.whole(1, Integer.MAX_VALUE)).orElse(1);
    return new Aggregation.Values(field.name(), field.kind(), size, order, least, below);
  }

  private static long product(Part where, long buckets, int size) {
    long product = buckets * size;
    if (product > MOST_BUCKETS) {
      throw where.wrong(
          "sizes whose product is at most %d within one another, but here it is %d"
              .formatted(MOST_BUCKETS, product));
    }
    return product;
  }

  private static Aggregation.Order order(Part.Member member, List<Named> below) {
    boolean ascending = member.value().word("asc", "desc").equals("asc");
    return switch (member.name()) {
      case "_count" -> new Aggregation.Order.ByCount(ascending);
      case "_key" -> new Aggregation.Order.ByKey(ascending);
      default -> {
        for (int i = 0; i < below.size(); i++) {
          if (below.get(i).name().equals(member.name())
              && below.get(i).aggregation() instanceof Aggregation.Metric metric
              && metric.measure() != Measure.STATS) {
            yield new Aggregation.Order.ByMetric(i, ascending);
          }
        }
        throw member
            .value()
            .wrong("_count, _key, or the name of an aggregation below that is one number");
      }
    };
  }

  private Aggregation ranges(Part body, Part said, boolean dates, int depth, long buckets) {
    said.only("field", "ranges");
    Field field =
        field(
            said,
            each -> dates ? each.kind() == FieldKind.DATE : each.kind().isNumber(),
            dates ? "a facetable date" : "a facetable number");
    List<Aggregation.Bounds> ranges = new ArrayList<>();
    for (Part range : said.need("ranges").items(MOST_RANGES)) {
      range.only("key", "from", "to");
      FilterValue from =
          range.find("from").map(part -> SchemaFields.value(field, part)).orElse(null);
      FilterValue to = range.find("to").map(part -> SchemaFields.value(field, part)).orElse(null);
      if (from == null && to == null) {
        throw range.wrong("from, to or both");
      }
      ranges.add(
          new Aggregation.Bounds(
              range.find("key").map(key -> key.text(100)).orElse(null), from, to));
    }
    if (ranges.isEmpty()) {
      throw said.need("ranges").wrong("at least one range");
    }
    List<Named> below = below(body, depth + 1, product(said, buckets, ranges.size()));
    return new Aggregation.Ranges(field.name(), field.kind(), ranges, below);
  }

  private Aggregation histogram(Part body, Part said, int depth, long buckets) {
    said.only("field", "interval", "offset", "min_doc_count");
    Field field = field(said, each -> each.kind().isNumber(), "a facetable number");
    double width = said.need("interval").number(1e-9, 1e18);
    double offset = said.find("offset").map(part -> part.number(-1e18, 1e18)).orElse(0.0);
    return new Aggregation.Histogram(
        field.name(), width, offset, least(said), below(body, depth + 1, buckets));
  }

  private static int least(Part said) {
    return said.find("min_doc_count").map(part -> part.whole(0, Integer.MAX_VALUE)).orElse(0);
  }

  private Aggregation dates(Part body, Part said, int depth, long buckets) {
    said.only(
        "field", "calendar_interval", "fixed_interval", "time_zone", "format", "min_doc_count");
    Field field = field(said, each -> each.kind() == FieldKind.DATE, "a facetable date");
    boolean calendar = said.find("calendar_interval").isPresent();
    if (calendar == said.find("fixed_interval").isPresent()) {
      throw said.wrong("calendar_interval or fixed_interval");
    }
    return new Aggregation.DateHistogram(
        field.name(),
        calendar ? calendar(said.need("calendar_interval")) : fixed(said.need("fixed_interval")),
        calendar,
        said.find("time_zone").map(AggregationReader::zone).orElse(null),
        said.find("format").map(AggregationReader::format).orElse(null),
        least(said),
        below(body, depth + 1, buckets));
  }

  private static String calendar(Part part) {
    String text = part.text();
    String word = CALENDAR.getOrDefault(text, text);
    if (!CALENDAR.containsValue(word)) {
      throw part.wrong("minute, hour, day, week, month, quarter or year");
    }
    return word;
  }

  private static String fixed(Part part) {
    if (!FIXED.matcher(part.text()).matches()) {
      throw part.wrong("a number and one of ms, s, m, h, d, such as 12h");
    }
    return part.text();
  }

  private static String zone(Part part) {
    try {
      return ZoneId.of(part.text(60)).getId();
    } catch (DateTimeException unknown) {
      throw part.wrong("a time zone such as Europe/Berlin or +02:00").causedBy(unknown);
    }
  }

  private static String format(Part part) {
    if (!FORMATS.contains(part.text())) {
      throw part.wrong("one of " + String.join(", ", FORMATS));
    }
    return part.text();
  }
}
