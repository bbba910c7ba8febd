package dev.auspex.gateway.compatible;

import dev.auspex.gateway.document.DocumentId;
import dev.auspex.gateway.elastic.DocumentQuery;
import dev.auspex.gateway.elastic.DocumentQuery.Least;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a query of Elasticsearch's language: a closed list of kinds, each with its members. */
final class QueryReader {
  /** What is understood, in the order of the page that describes it. */
  static final List<String> KINDS =
      List.of(
          "match_all",
          "match_none",
          "bool",
          "constant_score",
          "match",
          "multi_match",
          "match_phrase",
          "term",
          "terms",
          "range",
          "exists",
          "ids",
          "prefix",
          "geo_distance",
          "geo_bounding_box",
          "knn");

  private static final String EXAMPLE = "{\"match\": {\"title\": \"war\"}}";
  private static final double MOST_BOOST = 1_000;
  private static final int MOST_IDS = 1_000;
  private static final Pattern LEAST = Pattern.compile("(-?\\d{1,3})(%?)");

  private final TextQueries texts;
  private final ExactQueries exact;
  private final PlaceQueries places;
  private final VectorQueries vectors;
  private final QueryLimits limits = new QueryLimits();
  private final MarkedTexts marked;

  /**
   * Reads for one search.
   *
   * @param embedding makes vectors of texts
   * @param marked hears which words are looked for where
   */
  QueryReader(SchemaFields fields, QueryEmbedding embedding, MarkedTexts marked) {
    this.marked = marked;
    this.texts = new TextQueries(fields, limits, marked);
    this.exact = new ExactQueries(fields);
    this.places = new PlaceQueries(fields);
    this.vectors = new VectorQueries(fields, limits, embedding, this::read);
  }

  DocumentQuery read(Part query) {
    return read(query, 1);
  }

  /** The searches for neighbours beside a query. */
  List<DocumentQuery.Nearest> nearest(Part knn) {
    return knn.oneOrMore(QueryLimits.MOST_NEIGHBOURS).stream()
        .map(each -> vectors.nearest(each, 2))
        .toList();
  }

  private DocumentQuery read(Part query, int depth) {
    limits.clause(query, depth);
    Part.Kind kind = query.kind(EXAMPLE);
    Part body = kind.body();
    return switch (kind.name()) {
      case "match_all" -> boosted(body.only("boost"), new DocumentQuery.Everything());
      case "match_none" -> {
        body.only();
        yield new DocumentQuery.Bool(
            List.of(), List.of(), List.of(), List.of(new DocumentQuery.Everything()), null);
      }
      case "bool" -> bool(body, depth);
      case "constant_score" -> {
        body.only("filter", "boost");
        yield new DocumentQuery.Constant(read(body.need("filter"), depth + 1), boost(body));
      }
      case "match" -> texts.match(body);
      case "multi_match" -> texts.multiMatch(body);
      case "match_phrase" -> texts.phrase(body);
      case "term" -> exact.term(body);
      case "terms" -> exact.terms(body);
      case "range" -> exact.range(body);
      case "exists" -> exact.exists(body);
      case "prefix" -> exact.prefix(body);
      case "ids" -> ids(body);
      case "geo_distance" -> places.distance(body);
      case "geo_bounding_box" -> places.box(body);
      case "knn" -> vectors.nearest(body, depth + 1);
      default -> throw query.unknown(kind.name(), KINDS);
    };
  }

  private DocumentQuery bool(Part body, int depth) {
    body.only("must", "should", "filter", "must_not", "minimum_should_match", "boost");
    List<DocumentQuery> must = each(body, "must", depth);
    List<DocumentQuery> should = each(body, "should", depth);
    List<DocumentQuery> filter = each(body, "filter", depth);
    boolean before = marked.pause();
    List<DocumentQuery> mustNot = each(body, "must_not", depth);
    marked.resume(before);
    return boosted(
        body,
        new DocumentQuery.Bool(must, should, filter, mustNot, least(body, "minimum_should_match")));
  }

  private List<DocumentQuery> each(Part body, String name, int depth) {
    List<DocumentQuery> queries = new ArrayList<>();
    body.find(name)
        .ifPresent(
            clauses ->
                clauses
                    .oneOrMore(QueryLimits.MOST_CLAUSES)
                    .forEach(clause -> queries.add(read(clause, depth + 1))));
    return queries;
  }

  private static DocumentQuery ids(Part body) {
    body.only("values", "boost");
    List<String> ids = new ArrayList<>();
    for (Part value : body.need("values").oneOrMore(MOST_IDS)) {
      String id = value.text();
      DocumentId.check(id)
          .ifPresent(
              violation -> {
                throw value.wrong(violation.expected());
              });
      ids.add(id);
    }
    return boosted(body, new DocumentQuery.Ids(ids));
  }

  /** {@code query} with the member {@code boost} of {@code body}. */
  static DocumentQuery boosted(Part body, DocumentQuery query) {
    double boost = boost(body);
    return boost == 1 ? query : new DocumentQuery.Boosted(query, boost);
  }

  /** The member {@code boost}, 1 where it is missing. */
  static double boost(Part body) {
    return body.find("boost").map(boost -> boost.number(0, MOST_BOOST)).orElse(1.0);
  }

  /** How many have to match, as the member {@code name} says. */
  static @Nullable Least least(Part body, String name) {
    return body.find(name)
        .map(
            part -> {
              String text = part.isText() ? part.text() : part.json().asText();
              Matcher matcher = LEAST.matcher(text);
              if (!matcher.matches() || part.json().isContainerNode()) {
                throw part.wrong(
                    "a number or percentage such as 2, -1, 75%, but was " + part.described());
              }
              return new Least(Integer.parseInt(matcher.group(1)), !matcher.group(2).isEmpty());
            })
        .orElse(null);
  }
}
