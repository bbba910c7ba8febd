package dev.auspex.gateway.compatible;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.auspex.contract.filter.Circle;
import dev.auspex.contract.filter.Filter;
import dev.auspex.contract.filter.FilterValue;
import dev.auspex.contract.filter.GeoBox;
import dev.auspex.contract.problem.ApiProblem;
import dev.auspex.contract.schema.FieldKind;
import dev.auspex.contract.schema.GeoPoint;
import dev.auspex.documents.embed.Vector;
import dev.auspex.gateway.Cinema;
import dev.auspex.gateway.admit.Admitted;
import dev.auspex.gateway.admit.TenantContext;
import dev.auspex.gateway.elastic.Aggregation;
import dev.auspex.gateway.elastic.ChannelQuery.WeightedField;
import dev.auspex.gateway.elastic.DocumentQuery;
import dev.auspex.gateway.elastic.DocumentQuery.Least;
import dev.auspex.gateway.elastic.DocumentQuery.Matching;
import dev.auspex.gateway.elastic.QuerySearch;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SearchReaderTest extends SearchReading {
  private static DocumentQuery query(String query) {
    DocumentQuery read = read("{\"query\": " + query + "}").search().query();
    assertThat(read).isNotNull();
    return read;
  }

  private static FilterValue text(String value) {
    return new FilterValue.Text(value);
  }

  private static FilterValue whole(long value) {
    return new FilterValue.Whole(value);
  }

  @Test
  void aBodyThatSaysNothingFindsTheFirstTenOfAll() {
    SearchReader.Read read = read("{}");

    assertThat(read.search())
        .isEqualTo(
            new QuerySearch(
                INDEX.placement().serving(),
                Cinema.NEW,
                new DocumentQuery.Everything(),
                List.of(),
                null,
                new QuerySearch.Page(0, 10, List.of(), List.of(), null, 10_000, false),
                List.of(
                    "title", "about", "genre", "code", "year", "price", "released", "colour", "at"),
                Map.of(),
                List.of()));
    assertThat(read.source()).isTrue();
    assertThat(read.version()).isFalse();
  }

  @Test
  void wordsAreLookedForWhereAndHowTheQuerySays() {
    DocumentQuery title = new DocumentQuery.Words("title", "war", Matching.ANY);

    assertThat(query("{\"match\": {\"title\": \"war\"}}")).isEqualTo(title);
    assertThat(
            query(
                "{\"match\": {\"title\": {\"query\": \"war\", \"operator\": \"AND\","
                    + " \"minimum_should_match\": \"75%\", \"zero_terms_query\": \"all\","
                    + " \"boost\": 2}}}"))
        .isEqualTo(
            new DocumentQuery.Boosted(
                new DocumentQuery.Words(
                    "title", "war", new Matching(true, new Least(75, true), true)),
                2));
    assertThat(query("{\"match\": {\"genre\": \"war\"}}"))
        .isEqualTo(new DocumentQuery.Term("genre", text("war"), false));
    assertThat(query("{\"match_phrase\": {\"title\": {\"query\": \"star wars\", \"slop\": 1}}}"))
        .isEqualTo(new DocumentQuery.Phrase("title", "star wars", 1));
    assertThat(
            query(
                "{\"multi_match\": {\"query\": \"war\", \"fields\": [\"title^3\", \"genre\"],"
                    + " \"tie_breaker\": 0.3}}"))
        .isEqualTo(
            new DocumentQuery.Best(
                List.of(
                    new DocumentQuery.Boosted(title, 3),
                    new DocumentQuery.Term("genre", text("war"), false)),
                0.3));
    assertThat(query("{\"multi_match\": {\"query\": \"war\", \"type\": \"most_fields\"}}"))
        .isEqualTo(
            new DocumentQuery.Best(
                List.of(title, new DocumentQuery.Words("about", "war", Matching.ANY)), 1));
    assertThat(
            query(
                "{\"multi_match\": {\"query\": \"war\", \"type\": \"cross_fields\","
                    + " \"fields\": [\"title^2\", \"about\"]}}"))
        .isEqualTo(
            new DocumentQuery.WordsAcross(
                List.of(new WeightedField("title", 2), new WeightedField("about", 1)),
                "war",
                Matching.ANY,
                0));
  }

  @Test
  void valuesAreReadByTheKindOfTheirField() {
    assertThat(query("{\"term\": {\"genre\": {\"value\": \"war\", \"case_insensitive\": true}}}"))
        .isEqualTo(new DocumentQuery.Term("genre", text("war"), true));
    assertThat(query("{\"term\": {\"year\": 1990.0}}"))
        .isEqualTo(new DocumentQuery.Term("year", whole(1990), false));
    assertThat(query("{\"term\": {\"price\": 5}}"))
        .isEqualTo(
            new DocumentQuery.Where(
                new Filter.Range(
                    "price", new FilterValue.Decimal(5), null, new FilterValue.Decimal(5), null)));
    assertThat(query("{\"term\": {\"colour\": \"true\"}}"))
        .isEqualTo(new DocumentQuery.Term("colour", new FilterValue.Flag(true), false));
    assertThat(query("{\"terms\": {\"year\": [1990, \"1991\"], \"boost\": 2}}"))
        .isEqualTo(
            new DocumentQuery.Boosted(
                new DocumentQuery.Terms("year", List.of(whole(1990), whole(1991))), 2));
    assertThat(query("{\"range\": {\"year\": {\"gte\": 1990, \"lt\": 2000}}}"))
        .isEqualTo(
            new DocumentQuery.Where(
                new Filter.Range("year", whole(1990), null, null, whole(2000))));
    assertThat(query("{\"exists\": {\"field\": \"title\"}}"))
        .isEqualTo(new DocumentQuery.Present("title"));
    assertThat(query("{\"ids\": {\"values\": [\"a\", \"b\"]}}"))
        .isEqualTo(new DocumentQuery.Ids(List.of("a", "b")));
    assertThat(query("{\"prefix\": {\"genre\": \"wa\"}}"))
        .isEqualTo(new DocumentQuery.Prefix("genre", "wa", false));
  }

  @Test
  void placesAreReadInEveryWayInWhichTheyAreWritten() {
    DocumentQuery near =
        new DocumentQuery.Where(new Filter.Near("at", new Circle(52.5, 13.4, 2000)));

    assertThat(
            List.of(
                query("{\"geo_distance\": {\"distance\": \"2km\", \"at\": [13.4, 52.5]}}"),
                query("{\"geo_distance\": {\"distance\": 2000, \"at\": \"52.5, 13.4\"}}"),
                query(
                    "{\"geo_distance\": {\"distance\": \"2000 m\","
                        + " \"at\": {\"lat\": 52.5, \"lon\": 13.4}}}")))
        .containsOnly(near);
    assertThat(
            query(
                "{\"geo_bounding_box\": {\"at\": {\"top_right\": [2, 1],"
                    + " \"bottom_left\": [-2, -1]}}}"))
        .isEqualTo(new DocumentQuery.Where(new Filter.InBox("at", new GeoBox(1, -2, -1, 2))));
  }

  @Test
  void neighboursOfAVectorOrOfATextAreLookedFor() {
    assertThat(
            query(
                "{\"knn\": {\"field\": \"meaning\", \"query_vector\": [1, 0, 0], \"k\": 3,"
                    + " \"num_candidates\": 9, \"boost\": 2,"
                    + " \"filter\": {\"term\": {\"year\": 1}}}}"))
        .isEqualTo(
            new DocumentQuery.Nearest(
                "meaning",
                Vector.of(1, 0, 0),
                3,
                9,
                null,
                2,
                List.of(new DocumentQuery.Term("year", whole(1), false))));
    SearchReader.Read beside =
        read(
            "{\"knn\": [{\"field\": \"meaning\", \"query_vector_builder\":"
                + " {\"text_embedding\": {\"model_text\": \"war\"}}}]}");
    assertThat(beside.search().query()).isNull();
    assertThat(beside.search().nearest())
        .containsExactly(
            new DocumentQuery.Nearest("meaning", EMBEDDED, 10, 15, null, 1, List.of()));
  }

  @Test
  void ordersPagesSourcesAndMarksAreRead() {
    SearchReader.Read read =
        read(
            """
            {"query": {"bool": {"must": [{"match": {"title": "war"}}],
                                "must_not": [{"match": {"title": "love"}}]}},
             "sort": ["_score", {"year": "desc"}, {"released": {"missing": "_first"}},
                      {"_geo_distance": {"at": [2, 1], "unit": "km", "order": "desc"}}],
             "search_after": [1.5, 1990, 1767225600000, "Infinity"], "size": 3,
             "_source": {"includes": ["t*", "year"], "excludes": "title"},
             "track_total_hits": false, "min_score": 0.5, "seq_no_primary_term": true,
             "highlight": {"pre_tags": ["<b>"], "post_tags": ["</b>"],
                           "fields": {"title": {"number_of_fragments": 1}, "about": {}}}}
            """);

    QuerySearch search = read.search();
    assertThat(search.page())
        .isEqualTo(
            new QuerySearch.Page(
                0,
                3,
                List.of(
                    new QuerySearch.Key.OfScore(false),
                    new QuerySearch.Key.OfField("year", false, false),
                    new QuerySearch.Key.OfField("released", true, true),
                    new QuerySearch.Key.OfDistance("at", new GeoPoint(1, 2), false, "km")),
                List.of(
                    new FilterValue.Decimal(1.5),
                    whole(1990),
                    whole(1_767_225_600_000L),
                    text("Infinity")),
                0.5,
                0,
                true));
    assertThat(search.fields()).containsExactly("year");
    assertThat(search.marked()).isEqualTo(Map.of("title", "war"));
    assertThat(read.place()).isTrue();
    assertThat(read.total()).isFalse();
    assertThat(read.marking().shown("title", List.of("a <em>war</em> &lt;b&gt;", "two")))
        .containsExactly("a <b>war</b> &lt;b&gt;");
  }

  @Test
  void aggregationsAreReadWithWhatStandsBelow() {
    List<Aggregation.Named> read =
        read("""
                {"aggs": {"genres": {"terms": {"field": "genre", "size": 3,
                                               "order": [{"mean": "asc"}, {"_key": "desc"}]},
                                     "aggs": {"mean": {"avg": {"field": "price"}}}},
                          "months": {"date_histogram": {"field": "released",
                            "calendar_interval": "1M", "time_zone": "Europe/Berlin",
                            "format": "yyyy-MM"}}}}
                """)
            .search()
            .aggregations();

    assertThat(read)
        .containsExactly(
            new Aggregation.Named(
                "genres",
                new Aggregation.Values(
                    "genre",
                    FieldKind.KEYWORD,
                    3,
                    List.of(
                        new Aggregation.Order.ByMetric(0, true),
                        new Aggregation.Order.ByKey(false)),
                    1,
                    List.of(
                        new Aggregation.Named(
                            "mean", new Aggregation.Metric(Aggregation.Measure.AVG, "price"))))),
            new Aggregation.Named(
                "months",
                new Aggregation.DateHistogram(
                    "released", "month", true, "Europe/Berlin", "yyyy-MM", 0, List.of())));
  }

  @Test
  void countsTakeAQueryAlone() throws JsonProcessingException {
    SearchReader reader =
        new SearchReader(
            new Admitted(
                new TenantContext(Cinema.TENANT, Set.of(), List.of(), null, null, null), INDEX),
            (made, text) -> EMBEDDED);

    QuerySearch count = reader.count(JSON.readTree("{\"query\": {\"term\": {\"year\": 1}}}"));
    ApiProblem refused =
        catchThrowableOfType(ApiProblem.class, () -> reader.count(JSON.readTree("{\"size\": 1}")));

    assertThat(count.page().size()).isZero();
    assertThat(count.page().counted()).isEqualTo(Integer.MAX_VALUE);
    assertThat(count.query()).isEqualTo(new DocumentQuery.Term("year", whole(1), false));
    assertThat(refused.detail()).contains("size: expected one of query");
  }
}
