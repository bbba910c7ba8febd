package dev.auspex.dev;

import static dev.auspex.dev.Lanterns.named;
import static org.assertj.core.api.Assertions.assertThat;

import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregation;
import co.elastic.clients.elasticsearch._types.aggregations.CalendarInterval;
import co.elastic.clients.elasticsearch._types.query_dsl.Operator;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import co.elastic.clients.elasticsearch.core.search.Hit;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Elasticsearch's own Java client searches at the gateway, beside a neighbour in the same cell. */
class CompatibleSearchIT {
  static List<String> ids(SearchResponse<ObjectNode> reply) {
    return reply.hits().hits().stream().map(Hit::id).toList();
  }

  /** A search in JSON. */
  static SearchResponse<ObjectNode> search(OfficialClient official, String index, String body)
      throws IOException {
    return official.client.search(
        search -> search.index(index).withJson(new StringReader(body)), ObjectNode.class);
  }

  /** The reply shows nothing of the neighbour and of the engine. */
  static void assertOwn(Object reply) {
    assertThat(String.valueOf(reply))
        .doesNotContain(
            "zanzibarium", "txt_", "kw_", "tenant_index", "auspex-cell", "auspex.", "agg_");
  }

  @ParameterizedTest
  @ValueSource(strings = {"pool", "dedicated"})
  void queriesFiltersOrdersAndPagesMeanWhatTheyMeanThere(String placement) throws Exception {
    Lanterns lanterns = new Lanterns(placement);
    try (OfficialClient official = new OfficialClient(lanterns.cinema)) {
      SearchResponse<ObjectNode> words =
          official.client.search(
              search ->
                  search
                      .index(lanterns.index)
                      .query(
                          query ->
                              query.bool(
                                  bool ->
                                      bool.must(
                                              must ->
                                                  must.match(
                                                      match ->
                                                          match
                                                              .field("name")
                                                              .query("LANTERN 7")
                                                              .operator(Operator.And)))
                                          .filter(
                                              filter ->
                                                  filter.range(
                                                      range ->
                                                          range.number(
                                                              number ->
                                                                  number
                                                                      .field("year")
                                                                      .gte(1995.0))))))
                      .highlight(
                          highlight ->
                              highlight
                                  .preTags("<mark>")
                                  .postTags("</mark>")
                                  .fields(
                                      co.elastic.clients.util.NamedValue.of(
                                          "name",
                                          co.elastic.clients.elasticsearch.core.search
                                              .HighlightField.of(field -> field))))
                      .source(source -> source.filter(filter -> filter.includes("name", "ge*"))),
              ObjectNode.class);
      SearchResponse<ObjectNode> first =
          official.client.search(
              search ->
                  search
                      .index(lanterns.index)
                      .query(
                          query ->
                              query.terms(
                                  terms ->
                                      terms
                                          .field("genre")
                                          .terms(
                                              values ->
                                                  values.value(
                                                      List.of(
                                                          FieldValue.of("war"),
                                                          FieldValue.of("drama"))))))
                      .sort(sort -> sort.field(field -> field.field("genre").order(SortOrder.Desc)))
                      .sort(sort -> sort.field(field -> field.field("released")))
                      .sort(sort -> sort.field(field -> field.field("price")))
                      .size(3)
                      .trackTotalHits(track -> track.enabled(true)),
              ObjectNode.class);
      SearchResponse<ObjectNode> second =
          official.client.search(
              search ->
                  search
                      .index(lanterns.index)
                      .query(
                          query ->
                              query.terms(
                                  terms ->
                                      terms
                                          .field("genre")
                                          .terms(
                                              values ->
                                                  values.value(
                                                      List.of(
                                                          FieldValue.of("war"),
                                                          FieldValue.of("drama"))))))
                      .sort(sort -> sort.field(field -> field.field("genre").order(SortOrder.Desc)))
                      .sort(sort -> sort.field(field -> field.field("released")))
                      .sort(sort -> sort.field(field -> field.field("price")))
                      .searchAfter(first.hits().hits().getLast().sort()),
              ObjectNode.class);

      assertThat(ids(words)).containsExactly("d07");
      assertThat(words.hits().hits().getFirst().source().toString())
          .isEqualTo("{\"name\":\"Lantern number 7\",\"genre\":\"drama\"}");
      assertThat(words.hits().hits().getFirst().highlight())
          .isEqualTo(Map.of("name", List.of("<mark>Lantern</mark> number <mark>7</mark>")));
      assertThat(words.hits().hits().getFirst().index()).isEqualTo(lanterns.index);
      assertThat(words.hits().maxScore()).isPositive();
      assertThat(first.hits().total().value()).isEqualTo(8);
      // War: d00 Jan, d03 Apr, d06 Mar, d09 Feb; drama: d01 Feb, d04 Jan, d07 Apr, d10 Mar.
      assertThat(ids(first)).containsExactlyElementsOf(named(0, 9, 6));
      assertThat(ids(second)).containsExactlyElementsOf(named(3, 4, 1, 10, 7));
      assertOwn(words);
      assertOwn(first);
      assertThat(
              official
                  .client
                  .count(
                      count ->
                          count
                              .index(lanterns.index)
                              .query(query -> query.exists(exists -> exists.field("at"))))
                  .count())
          .isEqualTo(11);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"pool", "dedicated"})
  void everyKindOfQueryFindsItsDocuments(String placement) throws Exception {
    Lanterns lanterns = new Lanterns(placement);
    try (OfficialClient official = new OfficialClient(lanterns.cinema)) {
      Map<String, List<String>> wanted =
          Map.ofEntries(
              Map.entry("{\"match_phrase\": {\"name\": \"number 3\"}}", named(3)),
              Map.entry(
                  "{\"multi_match\": {\"query\": \"3 war\", \"fields\": [\"name\", \"genre^2\"]}}",
                  named(3)),
              Map.entry(
                  "{\"multi_match\": {\"query\": \"lantern 3\", \"type\": \"cross_fields\","
                      + " \"operator\": \"and\", \"fields\": [\"name\"]}}",
                  named(3)),
              Map.entry("{\"term\": {\"year\": 1992}}", named(2)),
              Map.entry("{\"term\": {\"price\": 5}}", named(2)),
              Map.entry("{\"terms\": {\"tags\": [\"t1\", \"none\"]}}", named(1, 3, 5, 7, 9, 11)),
              Map.entry(
                  "{\"range\": {\"released\": {\"gte\": \"2026-04-01\", \"lt\": \"2026-05-01\"}}}",
                  named(3, 7, 11)),
              Map.entry("{\"prefix\": {\"genre\": \"wa\"}}", named(0, 3, 6, 9)),
              Map.entry("{\"ids\": {\"values\": [\"d04\", \"d00\", \"nobody\"]}}", named(0, 4)),
              Map.entry(
                  "{\"bool\": {\"must_not\": [{\"exists\": {\"field\": \"year\"}}]}}",
                  named(10, 11)),
              Map.entry(
                  "{\"geo_distance\": {\"distance\": \"1200km\", \"at\": [0, 0]}}", named(0, 1)),
              Map.entry(
                  "{\"geo_bounding_box\": {\"at\": {\"top_left\": {\"lat\": 12, \"lon\": 170},"
                      + " \"bottom_right\": {\"lat\": 9, \"lon\": -170}}}}",
                  named(10, 11)),
              Map.entry(
                  "{\"constant_score\": {\"filter\": {\"term\": {\"open\": \"false\"}},"
                      + " \"boost\": 2}}",
                  named(1, 3, 5, 7, 9, 11)),
              Map.entry("{\"match_none\": {}}", List.of()),
              Map.entry(
                  "{\"knn\": {\"field\": \"meaning\", \"k\": 12, \"num_candidates\": 50,"
                      + " \"filter\": {\"range\": {\"year\": {\"lte\": 1991}}},"
                      + " \"query_vector_builder\": {\"text_embedding\":"
                      + " {\"model_text\": \"a lantern\"}}}}",
                  named(0, 1)));

      for (Map.Entry<String, List<String>> each : wanted.entrySet()) {
        SearchResponse<ObjectNode> reply =
            search(official, lanterns.index, "{\"size\": 20, \"query\": " + each.getKey() + "}");

        assertThat(ids(reply))
            .as(each.getKey())
            .containsExactlyInAnyOrderElementsOf(each.getValue());
        assertOwn(reply);
      }
      SearchResponse<ObjectNode> beside =
          search(
              official,
              lanterns.index,
              """
              {"knn": {"field": "meaning", "k": 3, "num_candidates": 50, "query_vector_builder":
                {"text_embedding": {"model_id": "minilm", "model_text": "Lantern number 4"}}}}
              """);
      assertThat(ids(beside)).hasSize(3).startsWith("d04");
      assertOwn(beside);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"pool", "dedicated"})
  void aggregationsCountOwnDocumentsAlone(String placement) throws Exception {
    Lanterns lanterns = new Lanterns(placement);
    try (OfficialClient official = new OfficialClient(lanterns.cinema)) {
      SearchResponse<ObjectNode> reply =
          official.client.search(
              search ->
                  search
                      .index(lanterns.index)
                      .size(0)
                      .aggregations(
                          "genres",
                          Aggregation.of(
                              of ->
                                  of.terms(
                                          terms ->
                                              terms
                                                  .field("genre")
                                                  .order(
                                                      co.elastic.clients.util.NamedValue.of(
                                                          "dearest", SortOrder.Desc)))
                                      .aggregations(
                                          "dearest",
                                          below -> below.max(max -> max.field("price")))))
                      .aggregations(
                          "months",
                          of ->
                              of.dateHistogram(
                                  dates ->
                                      dates
                                          .field("released")
                                          .calendarInterval(CalendarInterval.Month)))
                      .aggregations("prices", of -> of.stats(stats -> stats.field("price")))
                      .aggregations(
                          "steps",
                          of ->
                              of.histogram(
                                  steps -> steps.field("year").interval(5.0).minDocCount(1)))
                      .aggregations(
                          "cheap",
                          of ->
                              of.range(
                                  range ->
                                      range
                                          .field("price")
                                          .ranges(bounds -> bounds.to(10.0))
                                          .ranges(bounds -> bounds.from(10.0))))
                      .aggregations("open", of -> of.terms(terms -> terms.field("open")))
                      .aggregations("years", of -> of.terms(terms -> terms.field("year")))
                      .aggregations("kinds", of -> of.cardinality(all -> all.field("genre")))
                      .aggregations("dated", of -> of.valueCount(all -> all.field("year"))),
              ObjectNode.class);

      assertOwn(reply);
      var genres = reply.aggregations().get("genres").sterms().buckets().array();
      assertThat(genres.stream().map(bucket -> bucket.key().stringValue()))
          .containsExactly("comedy", "drama", "war");
      assertThat(genres.stream().map(bucket -> bucket.docCount())).containsOnly(4L);
      assertThat(genres.getFirst().aggregations().get("dearest").max().value()).isEqualTo(27.5);
      assertThat(
              reply.aggregations().get("months").dateHistogram().buckets().array().stream()
                  .map(bucket -> bucket.keyAsString().substring(0, 7) + " " + bucket.docCount()))
          .containsExactly("2026-01 3", "2026-02 3", "2026-03 3", "2026-04 3");
      assertThat(reply.aggregations().get("prices").stats().sum()).isEqualTo(165);
      assertThat(
              reply.aggregations().get("steps").histogram().buckets().array().stream()
                  .map(bucket -> bucket.key() + " " + bucket.docCount()))
          .containsExactly("1990.0 5", "1995.0 5");
      assertThat(
              reply.aggregations().get("cheap").range().buckets().array().stream()
                  .map(bucket -> bucket.key() + " " + bucket.docCount()))
          .containsExactly("*-10.0 4", "10.0-* 8");
      assertThat(
              reply.aggregations().get("open").lterms().buckets().array().stream()
                  .map(bucket -> bucket.keyAsString() + " " + bucket.docCount()))
          .containsExactlyInAnyOrder("false 6", "true 6");
      assertThat(reply.aggregations().get("years").lterms().buckets().array()).hasSize(10);
      assertThat(reply.aggregations().get("kinds").cardinality().value()).isEqualTo(3);
      assertThat(reply.aggregations().get("dated").valueCount().value()).isEqualTo(10);
    }
  }
}
