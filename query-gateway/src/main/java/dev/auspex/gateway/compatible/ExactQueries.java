package dev.auspex.gateway.compatible;

import dev.auspex.contract.filter.Filter;
import dev.auspex.contract.filter.FilterValue;
import dev.auspex.contract.schema.Field;
import dev.auspex.contract.schema.FieldKind;
import dev.auspex.gateway.elastic.DocumentQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads queries for values: term, terms, range, exists, prefix. */
final class ExactQueries {
  private static final int MOST_VALUES = 1_000;

  private final SchemaFields fields;

  ExactQueries(SchemaFields fields) {
    this.fields = fields;
  }

  DocumentQuery term(Part body) {
    Part.Kind kind = body.kind("{\"genre\": \"war\"}");
    Part said = kind.body();
    Field field = comparable(said, kind.name());
    if (!said.isObject()) {
      return TextQueries.exactly(field, SchemaFields.value(field, said));
    }
    said.only("value", "case_insensitive", "boost");
    FilterValue value = SchemaFields.value(field, said.need("value"));
    return QueryReader.boosted(
        said,
        anyCase(said, field)
            ? new DocumentQuery.Term(field.name(), value, true)
            : TextQueries.exactly(field, value));
  }

  /** Values of these can be compared; a text's are its terms. */
  private Field comparable(Part where, String name) {
    return fields.find(
        where,
        name,
        field ->
            field.kind() == FieldKind.TEXT
                || (field.kind() != FieldKind.GEO_POINT && field.filterable()),
        "filterable, or a text");
  }

  private static boolean anyCase(Part said, Field field) {
    return said.find("case_insensitive")
        .map(
            part -> {
              if (part.flag() && !field.kind().isText()) {
                throw part.wrong(
                    "nothing, because '%s' is %s".formatted(field.name(), field.kind().wireName()));
              }
              return part.flag();
            })
        .orElse(false);
  }

  DocumentQuery terms(Part body) {
    @Nullable Part values = null;
    String name = "";
    for (Part.Member member : body.members()) {
      if (member.name().equals("boost")) {
        continue;
      }
      if (values != null) {
        throw body.wrong("one field with its values, but there are several");
      }
      name = member.name();
      values = member.value();
    }
    if (values == null) {
      throw body.wrong("a field with values, such as {\"genre\": [\"war\", \"drama\"]}");
    }
    Field field = comparable(values, name);
    if (values.isObject()) {
      throw values.wrong("an array of values: the values of other documents cannot be looked up");
    }
    List<DocumentQuery> ranges = new ArrayList<>();
    List<FilterValue> read = new ArrayList<>();
    for (Part each : values.items(MOST_VALUES)) {
      FilterValue value = SchemaFields.value(field, each);
      if (TextQueries.exactly(field, value) instanceof DocumentQuery.Where range) {
        ranges.add(range);
      } else {
        read.add(value);
      }
    }
    if (ranges.size() > QueryLimits.MOST_CLAUSES) {
      throw values.wrong(
          "at most %d values, because '%s' is %s"
              .formatted(QueryLimits.MOST_CLAUSES, field.name(), field.kind().wireName()));
    }
    DocumentQuery query =
        ranges.isEmpty()
            ? new DocumentQuery.Terms(field.name(), read)
            : new DocumentQuery.Constant(
                new DocumentQuery.Bool(List.of(), ranges, List.of(), List.of(), null), 1);
    return QueryReader.boosted(body, query);
  }

  DocumentQuery range(Part body) {
    Part.Kind kind = body.kind("{\"year\": {\"gte\": 1990}}");
    Part said = kind.body();
    Field field =
        fields.find(
            said,
            kind.name(),
            each -> each.filterable() && (each.kind().isNumber() || each.kind() == FieldKind.DATE),
            "a filterable number or date");
    said.only("gte", "gt", "lte", "lt", "boost");
    FilterValue gte = bound(field, said, "gte");
    FilterValue gt = bound(field, said, "gt");
    FilterValue lte = bound(field, said, "lte");
    FilterValue lt = bound(field, said, "lt");
    if (Stream.of(gte, gt, lte, lt).allMatch(Objects::isNull)) {
      throw said.wrong("gte or gt, lte or lt, or one of each");
    }
    if ((gte != null && gt != null) || (lte != null && lt != null)) {
      throw said.wrong("one of gte and gt, and one of lte and lt, but there are two on one side");
    }
    return QueryReader.boosted(
        said, new DocumentQuery.Where(new Filter.Range(field.name(), gte, gt, lte, lt)));
  }

  private static @Nullable FilterValue bound(Field field, Part said, String name) {
    return said.find(name).map(part -> SchemaFields.value(field, part)).orElse(null);
  }

  DocumentQuery exists(Part body) {
    body.only("field", "boost");
    Part name = body.need("field");
    Field field =
        fields.find(
            name,
            name.text(),
            each -> each.filterable() || each.kind() == FieldKind.TEXT,
            "filterable, or a text");
    return QueryReader.boosted(body, new DocumentQuery.Present(field.name()));
  }

  DocumentQuery prefix(Part body) {
    Part.Kind kind = body.kind("{\"genre\": \"wa\"}");
    Part said = kind.body();
    Field field =
        fields.find(
            said,
            kind.name(),
            each -> each.filterable() && each.kind() == FieldKind.KEYWORD,
            "a filterable keyword");
    if (!said.isObject()) {
      return new DocumentQuery.Prefix(field.name(), said.text(FilterValue.MAX_LENGTH), false);
    }
    said.only("value", "case_insensitive", "boost");
    String begin = said.need("value").text(FilterValue.MAX_LENGTH);
    return QueryReader.boosted(
        said, new DocumentQuery.Prefix(field.name(), begin, anyCase(said, field)));
  }
}
