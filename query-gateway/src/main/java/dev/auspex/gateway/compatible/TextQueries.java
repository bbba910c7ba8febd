package dev.auspex.gateway.compatible;

import dev.auspex.contract.filter.Filter;
import dev.auspex.contract.filter.FilterValue;
import dev.auspex.contract.schema.Field;
import dev.auspex.contract.schema.FieldKind;
import dev.auspex.gateway.elastic.ChannelQuery.WeightedField;
import dev.auspex.gateway.elastic.DocumentQuery;
import dev.auspex.gateway.elastic.DocumentQuery.Matching;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads queries for words: match, multi_match, match_phrase. */
final class TextQueries {
  private static final int MOST_FIELDS = 20;
  private static final int MOST_SLOP = 50;
  private static final double MOST_WEIGHT = 100;

  private final SchemaFields fields;
  private final QueryLimits limits;
  private final MarkedTexts marked;

  TextQueries(SchemaFields fields, QueryLimits limits, MarkedTexts marked) {
    this.fields = fields;
    this.limits = limits;
    this.marked = marked;
  }

  DocumentQuery match(Part body) {
    Part.Kind kind = body.kind("{\"title\": \"war\"}");
    Part said = kind.body();
    Field field = matchable(said, kind.name());
    if (!said.isObject()) {
      return match(field, said, Matching.ANY);
    }
    said.only("query", "operator", "minimum_should_match", "zero_terms_query", "boost");
    return QueryReader.boosted(said, match(field, said.need("query"), matching(said)));
  }

  private static Matching matching(Part said) {
    return new Matching(
        said.find("operator").map(part -> part.word("or", "and").equals("and")).orElse(false),
        QueryReader.least(said, "minimum_should_match"),
        said.find("zero_terms_query")
            .map(part -> part.word("none", "all").equals("all"))
            .orElse(false));
  }

  private Field matchable(Part where, String name) {
    return fields.find(
        where, name, TextQueries::isMatchable, "searchable by words, or filterable by its values");
  }

  private static boolean isMatchable(Field field) {
    return field.kind() == FieldKind.TEXT
        || (field.kind() != FieldKind.GEO_POINT && (field.filterable() || field.searchable()));
  }

  /** The words in a text, or the value of another field. */
  private DocumentQuery match(Field field, Part query, Matching matching) {
    if (field.kind() != FieldKind.TEXT) {
      return exactly(field, SchemaFields.value(field, query));
    }
    String text = text(query, 1);
    marked.add(field.name(), text);
    return new DocumentQuery.Words(field.name(), text, matching);
  }

  /** Numbers and booleans are looked for as the words that they are. */
  private String text(Part query, int inFields) {
    String text =
        query.json().isNumber() || query.json().isBoolean()
            ? query.json().asText()
            : query.text(QueryLimits.MOST_CHARACTERS);
    limits.text(query, text, inFields);
    return text;
  }

  /** That the field has this value. */
  static DocumentQuery exactly(Field field, FilterValue value) {
    return switch (field.kind()) {
      case DOUBLE, DATE ->
          new DocumentQuery.Where(new Filter.Range(field.name(), value, null, value, null));
      case TEXT, KEYWORD, INTEGER, LONG, BOOLEAN, GEO_POINT, VECTOR, OBJECT_LIST ->
          new DocumentQuery.Term(field.name(), value, false);
    };
  }

  DocumentQuery phrase(Part body) {
    Part.Kind kind = body.kind("{\"title\": \"star wars\"}");
    Part said = kind.body();
    Field field = matchable(said, kind.name());
    if (!said.isObject()) {
      return phrase(field, said, 0);
    }
    said.only("query", "slop", "boost");
    int slop = said.find("slop").map(part -> part.whole(0, MOST_SLOP)).orElse(0);
    return QueryReader.boosted(said, phrase(field, said.need("query"), slop));
  }

  private DocumentQuery phrase(Field field, Part query, int slop) {
    if (field.kind() != FieldKind.TEXT) {
      return exactly(field, SchemaFields.value(field, query));
    }
    String text = text(query, 1);
    marked.add(field.name(), text);
    return new DocumentQuery.Phrase(field.name(), text, slop);
  }

  private record Weighted(Field field, double weight) {}

  DocumentQuery multiMatch(Part body) {
    body.only(
        "query",
        "fields",
        "type",
        "operator",
        "minimum_should_match",
        "tie_breaker",
        "zero_terms_query",
        "slop",
        "boost");
    String type =
        body.find("type")
            .map(part -> part.word("best_fields", "most_fields", "cross_fields", "phrase"))
            .orElse("best_fields");
    List<Weighted> wanted = wanted(body);
    Part query = body.need("query");
    @Nullable Double tieBreaker =
        body.find("tie_breaker").map(part -> part.number(0, 1)).orElse(null);
    Matching matching = matching(body);
    int slop = body.find("slop").map(part -> part.whole(0, MOST_SLOP)).orElse(0);
    DocumentQuery read =
        switch (type) {
          case "most_fields" ->
              best(each(wanted, query, matching), tieBreaker == null ? 1 : tieBreaker);
          case "cross_fields" ->
              across(wanted, query, matching, tieBreaker == null ? 0 : tieBreaker);
          case "phrase" ->
              best(
                  wanted.stream()
                      .map(one -> weighted(phrase(one.field(), query, slop), one.weight()))
                      .toList(),
                  tieBreaker == null ? 0 : tieBreaker);
          default -> best(each(wanted, query, matching), tieBreaker == null ? 0 : tieBreaker);
        };
    return QueryReader.boosted(body, read);
  }

  private List<DocumentQuery> each(List<Weighted> wanted, Part query, Matching matching) {
    return wanted.stream()
        .map(one -> weighted(match(one.field(), query, matching), one.weight()))
        .toList();
  }

  private static DocumentQuery best(List<DocumentQuery> parts, double tieBreaker) {
    return parts.size() == 1 ? parts.getFirst() : new DocumentQuery.Best(parts, tieBreaker);
  }

  private static DocumentQuery weighted(DocumentQuery query, double weight) {
    return weight == 1 ? query : new DocumentQuery.Boosted(query, weight);
  }

  private DocumentQuery across(
      List<Weighted> wanted, Part query, Matching matching, double tieBreaker) {
    List<WeightedField> names = new ArrayList<>();
    for (Weighted one : wanted) {
      if (one.field().kind() != FieldKind.TEXT) {
        throw query.wrong(
            "text fields alone for cross_fields, but '%s' is %s"
                .formatted(one.field().name(), one.field().kind().wireName()));
      }
      names.add(new WeightedField(one.field().name(), one.weight()));
    }
    String text = text(query, names.size());
    names.forEach(field -> marked.add(field.name(), text));
    return new DocumentQuery.WordsAcross(names, text, matching, tieBreaker);
  }

  /** The fields that the query names, or all that are searchable by words. */
  private List<Weighted> wanted(Part body) {
    List<Weighted> wanted = new ArrayList<>();
    body.find("fields")
        .ifPresent(
            names -> names.oneOrMore(MOST_FIELDS).forEach(name -> wanted.add(weighted(name))));
    if (wanted.isEmpty()) {
      if (body.find("fields").isPresent()) {
        throw body.need("fields").wrong("at least one field");
      }
      fields.schema().searchableFields().stream()
          .filter(field -> field.kind() == FieldKind.TEXT)
          .limit(MOST_FIELDS)
          .forEach(field -> wanted.add(new Weighted(field, 1)));
    }
    if (wanted.isEmpty()) {
      throw body.wrong("'fields', because no text of this index is searchable");
    }
    return wanted;
  }

  /** A field, and behind a caret how much it counts. */
  private Weighted weighted(Part name) {
    String text = name.text();
    int caret = text.indexOf('^');
    if (caret < 0) {
      return new Weighted(matchable(name, text), 1);
    }
    double weight;
    try {
      weight = Double.parseDouble(text.substring(caret + 1));
    } catch (NumberFormatException noNumber) {
      weight = Double.NaN;
    }
    if (!(weight >= 0 && weight <= MOST_WEIGHT)) {
      throw name.wrong("a field such as title^3, with a weight from 0 to 100");
    }
    return new Weighted(matchable(name, text.substring(0, caret)), weight);
  }
}
