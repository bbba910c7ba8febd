package dev.auspex.gateway.elastic;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.auspex.analysis.TextAnalysis;
import dev.auspex.contract.filter.Circle;
import dev.auspex.contract.filter.Filter;
import dev.auspex.contract.filter.FilterValue;
import dev.auspex.contract.schema.FieldKind;
import dev.auspex.contract.schema.GeoPoint;
import dev.auspex.contract.snapshot.Location;
import dev.auspex.contract.snapshot.TermField;
import dev.auspex.documents.embed.Vector;
import dev.auspex.documents.stored.StoredForms;
import dev.auspex.gateway.elastic.ChannelQuery.WeightedField;
import dev.auspex.gateway.elastic.DocumentQuery.Least;
import dev.auspex.gateway.elastic.DocumentQuery.Matching;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class QueryBodyTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final StoredForms FORMS = new StoredForms(new TextAnalysis());

  private static final Location OWN =
      Location.dedicated("auspex.cinema.movies.1")
          .withTerms(Map.of("title", new TermField("auspex_terms_title", "en-1")));
  private static final Location CELL =
      Location.pooled(
              "auspex-cell-1",
              "cinema.movies.1",
              Map.of("title", "txt_00", "genre", "kw_00", "at", "geo_00", "meaning", "vec3_00"))
          .withTerms(Map.of("title", new TermField("trm_00", "en-1")));

  private static final Filter RED = new Filter.Equals("genre", new FilterValue.Text("red"));
  private static final QuerySearch.Page PAGE =
      new QuerySearch.Page(0, 10, List.of(), List.of(), null, 10_000, false);

  private static JsonNode clause(DocumentQuery query, Location home) {
    return parsed(new QueryClause(FORMS.of(home), null).write(query));
  }

  private static JsonNode parsed(JsonNode written) {
    try {
      return JSON.readTree(written.toString());
    } catch (JsonProcessingException impossible) {
      throw new AssertionError(impossible);
    }
  }

  private static void assertClauses(DocumentQuery query, String own, String cell)
      throws JsonProcessingException {
    assertThat(clause(query, OWN)).isEqualTo(JSON.readTree(own));
    assertThat(clause(query, CELL)).isEqualTo(JSON.readTree(cell));
  }

  private static FilterValue text(String value) {
    return new FilterValue.Text(value);
  }

  @Test
  void textsBecomeTheTermsThatDocumentsHave() throws JsonProcessingException {
    assertClauses(
        new DocumentQuery.Words(
            "title", "Running MEN", new Matching(true, new Least(75, true), false)),
        """
        {"match": {"auspex_terms_title": {"query": "run men", "operator": "and",
                                          "minimum_should_match": "75%"}}}
        """,
        """
        {"match": {"trm_00": {"query": "run men", "operator": "and",
                              "minimum_should_match": "75%"}}}
        """);
    assertClauses(
        new DocumentQuery.Phrase("title", "Running Men", 2),
        "{\"match_phrase\": {\"auspex_terms_title\": {\"query\": \"run men\", \"slop\": 2}}}",
        "{\"match_phrase\": {\"trm_00\": {\"query\": \"run men\", \"slop\": 2}}}");
    assertClauses(
        new DocumentQuery.WordsAcross(
            List.of(new WeightedField("title", 2), new WeightedField("about", 1)),
            "Running",
            Matching.ANY,
            0.3),
        """
        {"dis_max": {"queries": [
          {"multi_match": {"query": "run", "type": "cross_fields", "tie_breaker": 0.3,
                           "operator": "or", "fields": ["auspex_terms_title^2.0"]}},
          {"multi_match": {"query": "Running", "type": "cross_fields", "tie_breaker": 0.3,
                           "operator": "or", "fields": ["about^1.0"]}}]}}
        """,
        """
        {"dis_max": {"queries": [
          {"multi_match": {"query": "run", "type": "cross_fields", "tie_breaker": 0.3,
                           "operator": "or", "fields": ["trm_00^2.0"]}},
          {"multi_match": {"query": "Running", "type": "cross_fields", "tie_breaker": 0.3,
                           "operator": "or", "fields": ["about^1.0"]}}]}}
        """);
  }

  @Test
  void aTextWithoutWordsMatchesNothingUnlessItShallMatchAll() throws JsonProcessingException {
    assertClauses(
        new DocumentQuery.Words("title", "?!", Matching.ANY),
        "{\"match_none\": {}}",
        "{\"match_none\": {}}");
    assertClauses(
        new DocumentQuery.Words("title", "?!", new Matching(false, null, true)),
        "{\"match_all\": {}}",
        "{\"match_all\": {}}");
    assertClauses(
        new DocumentQuery.Phrase("title", "", 0), "{\"match_none\": {}}", "{\"match_none\": {}}");
  }

  @Test
  void valuesStandUnderThePhysicalNamesOfTheirFields() throws JsonProcessingException {
    assertClauses(
        new DocumentQuery.Term("genre", text("\"},{\"match_all\":{}}"), true),
        """
        {"term": {"genre": {"value": "\\"},{\\"match_all\\":{}}", "case_insensitive": true}}}
        """,
        """
        {"term": {"kw_00": {"value": "\\"},{\\"match_all\\":{}}", "case_insensitive": true}}}
        """);
    assertClauses(
        new DocumentQuery.Terms("genre", List.of(text("a"), new FilterValue.Whole(1))),
        "{\"terms\": {\"genre\": [\"a\", 1]}}",
        "{\"terms\": {\"kw_00\": [\"a\", 1]}}");
    assertClauses(
        new DocumentQuery.Prefix("genre", "wa*", false),
        "{\"prefix\": {\"genre\": {\"value\": \"wa*\"}}}",
        "{\"prefix\": {\"kw_00\": {\"value\": \"wa*\"}}}");
    assertClauses(
        new DocumentQuery.Present("title"),
        "{\"exists\": {\"field\": \"auspex_terms_title\"}}",
        "{\"exists\": {\"field\": \"trm_00\"}}");
    assertClauses(
        new DocumentQuery.Ids(List.of("m1", "places.movies.1:m1")),
        "{\"ids\": {\"values\": [\"m1\", \"places.movies.1:m1\"]}}",
        "{\"ids\": {\"values\": [\"cinema.movies.1:m1\","
            + " \"cinema.movies.1:places.movies.1:m1\"]}}");
    assertClauses(
        new DocumentQuery.Where(new Filter.Near("at", new Circle(1, 2, 500))),
        "{\"geo_distance\": {\"distance\": 500.0, \"unit\": \"m\", \"at\": {\"lat\": 1.0,"
            + " \"lon\": 2.0}}}",
        "{\"geo_distance\": {\"distance\": 500.0, \"unit\": \"m\", \"geo_00\": {\"lat\": 1.0,"
            + " \"lon\": 2.0}}}");
  }

  @Test
  void queriesAreMadeOfQueries() throws JsonProcessingException {
    DocumentQuery all = new DocumentQuery.Everything();

    assertClauses(
        new DocumentQuery.Bool(
            List.of(new DocumentQuery.Boosted(all, 2)),
            List.of(new DocumentQuery.Constant(all, 3)),
            List.of(all),
            List.of(new DocumentQuery.Best(List.of(all, all), 0.5)),
            new Least(-1, false)),
        """
        {"bool": {"must": [{"bool": {"boost": 2.0, "must": {"match_all": {}}}}],
                  "should": [{"constant_score": {"boost": 3.0, "filter": {"match_all": {}}}}],
                  "filter": [{"match_all": {}}],
                  "must_not": [{"dis_max": {"tie_breaker": 0.5,
                                            "queries": [{"match_all": {}}, {"match_all": {}}]}}],
                  "minimum_should_match": "-1"}}
        """,
        """
        {"bool": {"must": [{"bool": {"boost": 2.0, "must": {"match_all": {}}}}],
                  "should": [{"constant_score": {"boost": 3.0, "filter": {"match_all": {}}}}],
                  "filter": [{"match_all": {}}],
                  "must_not": [{"dis_max": {"tie_breaker": 0.5,
                                            "queries": [{"match_all": {}}, {"match_all": {}}]}}],
                  "minimum_should_match": "-1"}}
        """);
  }

  private static JsonNode body(
      Location home,
      @Nullable DocumentQuery query,
      List<DocumentQuery.Nearest> nearest,
      QuerySearch.Page page,
      List<Aggregation.Named> aggregations) {
    return parsed(
        QueryBody.write(
            new QuerySearch(
                home,
                RED,
                query,
                nearest,
                null,
                page,
                List.of("genre"),
                Map.of("title", "war"),
                aggregations),
            FORMS.of(home),
            Duration.ofMillis(1500)));
  }

  @Test
  void whatMayBeSeenBoundsTheQueryAndEachSearchForNeighbours() throws JsonProcessingException {
    DocumentQuery.Nearest nearest =
        new DocumentQuery.Nearest(
            "meaning",
            Vector.of(0.5f, -0.25f, 1),
            5,
            20,
            null,
            1,
            List.of(new DocumentQuery.Everything()));
    String bound =
        """
        {"bool": {"filter": {"term": {"tenant_index": "cinema.movies.1"}},
                  "must_not": {"term": {"auspex_deleted": true}}}}
        """;

    JsonNode own = body(OWN, nearest, List.of(nearest), PAGE, List.of());
    JsonNode cell = body(CELL, nearest, List.of(nearest), PAGE, List.of());

    String knn =
        """
        {"field": "%s", "query_vector": [0.5, -0.25, 1.0], "k": 5, "num_candidates": 20,
         "filter": [{"match_all": {}}, %s]}
        """;
    String inOwn = knn.formatted("meaning", "{\"term\": {\"genre\": \"red\"}}");
    String inCell = knn.formatted("vec3_00", bound + ", {\"term\": {\"kw_00\": \"red\"}}");
    assertThat(own)
        .isEqualTo(
            JSON.readTree(
                """
                {"from": 0, "size": 10, "timeout": "1500ms", "track_total_hits": 10000,
                 "_source": {"includes": ["genre", "title"]},
                 "query": {"bool": {"must": {"knn": %s},
                                    "filter": {"term": {"genre": "red"}}}},
                 "knn": [%s]}
                """
                    .formatted(inOwn, inOwn)));
    assertThat(cell)
        .isEqualTo(
            JSON.readTree(
                """
                {"from": 0, "size": 10, "timeout": "1500ms", "track_total_hits": 10000,
                 "_source": {"includes": ["kw_00", "txt_00"]},
                 "query": {"bool": {"must": {"knn": %s},
                                    "filter": [%s, {"term": {"kw_00": "red"}}]}},
                 "knn": [%s]}
                """
                    .formatted(inCell, bound, inCell)));
  }

  @Test
  void orderAndPlaceAreWrittenKeyByKey() throws JsonProcessingException {
    QuerySearch.Page page =
        new QuerySearch.Page(
            0,
            3,
            List.of(
                new QuerySearch.Key.OfField("genre", false, true),
                new QuerySearch.Key.OfDistance("at", new GeoPoint(1, 2), false, "km"),
                new QuerySearch.Key.OfScore(true)),
            Arrays.asList(null, new FilterValue.Decimal(1.5), new FilterValue.Decimal(2)),
            0.5,
            Integer.MAX_VALUE,
            true);

    JsonNode body = body(CELL, new DocumentQuery.Everything(), List.of(), page, List.of());

    assertThat(body.path("sort"))
        .isEqualTo(
            JSON.readTree(
                """
                [{"kw_00": {"order": "desc", "missing": "_first"}},
                 {"_geo_distance": {"geo_00": {"lat": 1.0, "lon": 2.0}, "order": "desc",
                                    "unit": "km"}},
                 {"_score": {"order": "asc"}}]
                """));
    assertThat(body.path("search_after")).isEqualTo(JSON.readTree("[null, 1.5, 2.0]"));
    assertThat(body.path("track_total_hits").booleanValue()).isTrue();
    assertThat(body.path("version").booleanValue()).isTrue();
    assertThat(body.path("min_score").doubleValue()).isEqualTo(0.5);
  }

  @Test
  void aggregationsStandUnderTheirPlacesAndAreReadFromThere() throws JsonProcessingException {
    List<Aggregation.Named> asked =
        List.of(
            new Aggregation.Named(
                "global",
                new Aggregation.Values(
                    "genre",
                    FieldKind.KEYWORD,
                    5,
                    List.of(new Aggregation.Order.ByMetric(0, false)),
                    1,
                    List.of(
                        new Aggregation.Named(
                            "dearest", new Aggregation.Metric(Aggregation.Measure.MAX, "price"))))),
            new Aggregation.Named(
                "cheap",
                new Aggregation.Ranges(
                    "price",
                    FieldKind.DOUBLE,
                    List.of(new Aggregation.Bounds("low", null, new FilterValue.Whole(10))),
                    List.of())));

    JsonNode body = body(CELL, new DocumentQuery.Everything(), List.of(), PAGE, asked);
    List<AggregationResult> read =
        Aggregations.read(
            JSON.readTree(
                """
                {"agg_0": {"doc_count_error_upper_bound": 0, "sum_other_doc_count": 7, "buckets": [
                   {"key": "war", "doc_count": 3, "agg_0": {"value": 9.5}}]},
                 "agg_1": {"buckets": [
                   {"key": "low", "to": 10.0, "doc_count": 2}]}}
                """),
            asked);

    assertThat(body.path("aggs"))
        .isEqualTo(
            JSON.readTree(
                """
                {"agg_0": {"terms": {"field": "kw_00", "size": 5, "min_doc_count": 1,
                                     "order": [{"agg_0": "desc"}]},
                           "aggs": {"agg_0": {"max": {"field": "price"}}}},
                 "agg_1": {"range": {"field": "price",
                                     "ranges": [{"key": "low", "to": 10}]}}}
                """));
    assertThat(read)
        .isEqualTo(
            List.of(
                new AggregationResult.Buckets(
                    List.of(
                        new AggregationResult.Bucket(
                            JSON.getNodeFactory().textNode("war"),
                            null,
                            null,
                            null,
                            3,
                            List.of(new AggregationResult.Value(9.5, null)))),
                    7L,
                    0L),
                new AggregationResult.Buckets(
                    List.of(
                        new AggregationResult.Bucket(
                            JSON.getNodeFactory().textNode("low"),
                            null,
                            null,
                            new AggregationResult.Bound(
                                JSON.getNodeFactory().numberNode(10.0), null),
                            2,
                            List.of())),
                    null,
                    null)));
  }
}
