package dev.auspex.gateway.elastic;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.auspex.analysis.TextAnalysis;
import dev.auspex.contract.filter.Filter;
import dev.auspex.contract.filter.FilterValue;
import dev.auspex.contract.schema.FieldKind;
import dev.auspex.contract.schema.GeoPoint;
import dev.auspex.contract.snapshot.Location;
import dev.auspex.documents.embed.Vector;
import dev.auspex.documents.stored.StoredForms;
import dev.auspex.gateway.elastic.ChannelQuery.WeightedField;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SearchBodyTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final StoredForms FORMS = new StoredForms(new TextAnalysis());

  private static EngineSearch search(String text) {
    return new EngineSearch(
        Location.dedicated("auspex.cinema.movies.1"),
        null,
        new EngineSearch.Stages(
            List.of(
                new EngineSearch.Channel(
                    "term",
                    1,
                    100,
                    new ChannelQuery.Words(
                        text,
                        List.of(new WeightedField("title", 2), new WeightedField("director", 0.5)),
                        List.of(new WeightedField("genre", 1.5)))),
                new EngineSearch.Channel(
                    "vector",
                    0.7,
                    50,
                    new ChannelQuery.Nearest("meaning", Vector.of(0.5f, -0.25f, 1)))),
            100,
            60,
            new EngineSearch.Rerank("minilm-rerank", text, List.of("title"), 24, 250)),
        new EngineSearch.Page(
            20,
            10,
            new EngineSearch.Highlight(text, List.of("title", "director")),
            List.of("meaning")));
  }

  private static JsonNode parsed(EngineSearch search) throws JsonProcessingException {
    return JSON.readTree(
        SearchBody.write(search, FORMS.of(search.home()), Duration.ofMillis(1500)).toString());
  }

  @Test
  void writesOneRequestForChannelsFusionModelAndHighlights() throws JsonProcessingException {
    assertThat(parsed(search("war movie")))
        .isEqualTo(
            JSON.readTree(
                """
                {"from": 20, "size": 10, "timeout": "1500ms", "track_total_hits": 10000,
                 "_source": {"excludes": ["meaning"]},
                 "retriever": {"auspex": {
                   "channels": [
                     {"name": "term", "weight": 1.0, "retriever": {"standard": {"query": {"bool": {
                       "should": [
                         {"combined_fields": {"query": "war movie", "operator": "or",
                                              "fields": ["title^4.0", "director^1.0"]}},
                         {"multi_match": {"query": "war movie", "type": "phrase", "boost": 0.5,
                                          "fields": ["title^2.0", "director^0.5"]}},
                         {"term": {"genre": {"value": "war movie", "case_insensitive": true,
                                             "boost": 1.5}}},
                         {"term": {"genre": {"value": "war", "case_insensitive": true,
                                             "boost": 1.5}}},
                         {"term": {"genre": {"value": "movie", "case_insensitive": true,
                                             "boost": 1.5}}}],
                       "minimum_should_match": 1}}}}},
                     {"name": "vector", "weight": 0.7, "retriever": {"knn": {
                       "field": "meaning", "query_vector": [0.5, -0.25, 1.0],
                       "k": 50, "num_candidates": 100}}}],
                   "rank_window_size": 100, "rank_constant": 60,
                   "rerank": {"model": "minilm-rerank", "query": "war movie", "fields": ["title"],
                              "window": 24, "timeout_millis": 250}}},
                 "highlight": {"encoder": "html", "pre_tags": ["<em>"], "post_tags": ["</em>"],
                   "highlight_query": {"multi_match": {"query": "war movie",
                                                       "fields": ["title", "director"]}},
                   "fields": {"title": {"number_of_fragments": 3},
                              "director": {"number_of_fragments": 3}}}}
                """));
  }

  @Test
  void anEmptyQueryMatchesAllWithoutModelAndHighlights() throws JsonProcessingException {
    EngineSearch search =
        new EngineSearch(
            Location.dedicated("auspex.cinema.movies.1"),
            null,
            new EngineSearch.Stages(
                List.of(new EngineSearch.Channel("term", 1, 100, new ChannelQuery.Everything())),
                100,
                60,
                null),
            new EngineSearch.Page(0, 10, null, List.of()));

    assertThat(parsed(search))
        .isEqualTo(
            JSON.readTree(
                """
                {"from": 0, "size": 10, "timeout": "1500ms", "track_total_hits": 10000,
                 "_source": {"excludes": []},
                 "retriever": {"auspex": {
                   "channels": [{"name": "term", "weight": 1.0, "retriever":
                       {"standard": {"query": {"match_all": {}}}}}],
                   "rank_window_size": 100, "rank_constant": 60}}}
                """));
  }

  @Test
  void whatWasTypedStaysAString() throws JsonProcessingException {
    String typed = "\"},\"script\":{\"source\":\"x\"} title:* \\";

    JsonNode body = parsed(search(typed));

    assertThat(body.findParent("script")).isNull();
    assertThat(body.at("/retriever/auspex/rerank/query").textValue()).isEqualTo(typed);
    assertThat(
            body.at("/retriever/auspex/channels/0/retriever/standard/query/bool/should/0")
                .at("/combined_fields/query")
                .textValue())
        .isEqualTo(typed);
  }

  @Test
  void aLongQueryAsksForABoundedNumberOfExactValues() throws JsonProcessingException {
    String typed = "word ".repeat(100).strip() + " " + "other ".repeat(2).strip();

    JsonNode should =
        parsed(search(typed))
            .at("/retriever/auspex/channels/0/retriever/standard/query/bool/should");

    assertThat(should.size()).isBetween(4, 66);
  }

  @Test
  void inACellEveryChannelIsFilteredAndFieldsStandUnderTheirSlots() throws JsonProcessingException {
    EngineSearch search =
        new EngineSearch(
            Location.pooled(
                "auspex-cell-1",
                "cinema.movies.1",
                Map.of("title", "txt_00", "meaning", "vec3_00")),
            null,
            new EngineSearch.Stages(
                List.of(
                    new EngineSearch.Channel(
                        "term",
                        1,
                        100,
                        new ChannelQuery.Words(
                            "war", List.of(new WeightedField("title", 2)), List.of())),
                    new EngineSearch.Channel(
                        "vector",
                        0.7,
                        50,
                        new ChannelQuery.Nearest(
                            "meaning", Vector.of(new float[] {0.5f, -0.25f, 1f})))),
                100,
                60,
                new EngineSearch.Rerank("minilm-rerank", "war", List.of("title"), 24, 250)),
            new EngineSearch.Page(
                0, 10, new EngineSearch.Highlight("war", List.of("title")), List.of("meaning")));

    JsonNode body = parsed(search);

    JsonNode filter =
        JSON.readTree(
            """
            {"bool": {"filter": {"term": {"tenant_index": "cinema.movies.1"}},
                      "must_not": {"term": {"auspex_deleted": true}}}}
            """);
    JsonNode channels = body.at("/retriever/auspex/channels");
    assertThat(channels.at("/0/retriever/standard/filter")).isEqualTo(filter);
    assertThat(channels.at("/1/retriever/knn/filter")).isEqualTo(filter);
    assertThat(channels.at("/1/retriever/knn/field").asText()).isEqualTo("vec3_00");
    assertThat(body.at("/retriever/auspex/rerank/fields/0").asText()).isEqualTo("txt_00");
    assertThat(body.at("/_source/excludes/0").asText()).isEqualTo("vec3_00");
    assertThat(body.at("/highlight/fields").has("txt_00")).isTrue();
    assertThat(body.toString()).contains("txt_00^2.0").doesNotContain("title");
  }

  @Test
  void theFilterOfTheKeyReachesEveryChannel() throws JsonProcessingException {
    EngineSearch all = search("war");
    EngineSearch bounded =
        new EngineSearch(
            all.home(),
            new Filter.Equals("genre", new FilterValue.Text("war")),
            new EngineSearch.Stages(
                List.of(
                    all.stages().channels().get(0),
                    all.stages().channels().get(1),
                    new EngineSearch.Channel("all", 1, 10, new ChannelQuery.Everything())),
                all.stages().window(),
                all.stages().rankConstant(),
                null),
            new EngineSearch.Page(0, 10, null, List.of()));

    JsonNode channels = parsed(bounded).at("/retriever/auspex/channels");

    JsonNode filter = JSON.readTree("{\"term\": {\"genre\": \"war\"}}");
    assertThat(channels).hasSize(3);
    assertThat(channels.at("/0/retriever/standard/filter")).isEqualTo(filter);
    assertThat(channels.at("/1/retriever/knn/filter")).isEqualTo(filter);
    assertThat(channels.at("/2/retriever/standard/filter")).isEqualTo(filter);
  }

  private static final Location CELL =
      Location.pooled(
          "auspex-cell-1",
          "cinema.movies.1",
          Map.of("title", "txt_00", "year", "num_00", "at", "geo_00", "genre", "kw_00"));

  private static EngineSearch sorted(
      ChannelQuery query, @Nullable List<String> fields, Sorting sorting) {
    return new EngineSearch(
        CELL,
        new Filter.Equals("genre", new FilterValue.Text("war")),
        List.of(),
        new EngineSearch.Stages(
            List.of(new EngineSearch.Channel("term", 1, 1, query)), 100, 60, null),
        new EngineSearch.Page(0, 10, null, List.of("meaning"), fields),
        List.of(new FacetQuery.Stats("year")),
        sorting);
  }

  @Test
  void aSortedSearchIsAPlainQueryWithTheFilterAndATieBreak() throws JsonProcessingException {
    Sorting sorting =
        new Sorting(
            List.of(
                new Sorting.Key.OfField("year", false, true),
                new Sorting.Key.OfDistance("at", new GeoPoint(1, 2)),
                new Sorting.Key.OfRelevance()),
            "[1999,null,\"Infinity\",7]");

    assertThat(parsed(sorted(new ChannelQuery.Everything(), List.of("title"), sorting)))
        .isEqualTo(
            JSON.readTree(
                """
                {"from": 0, "size": 10, "timeout": "1500ms", "track_total_hits": 10000,
                 "_source": {"includes": ["txt_00"]},
                 "query": {"bool": {
                   "must": {"match_all": {}},
                   "filter": [
                     {"bool": {"filter": {"term": {"tenant_index": "cinema.movies.1"}},
                               "must_not": {"term": {"auspex_deleted": true}}}},
                     {"term": {"kw_00": "war"}}]}},
                 "sort": [
                   {"num_00": {"order": "desc", "missing": "_first"}},
                   {"_geo_distance": {"geo_00": {"lat": 1.0, "lon": 2.0},
                                      "order": "asc", "unit": "m"}},
                   {"_score": {"order": "desc"}},
                   {"_seq_no": {"order": "asc"}}],
                 "search_after": [1999, null, "Infinity", 7],
                 "aggs": {"facet_0": {"stats": {"field": "num_00"}}}}
                """));
  }

  @Test
  void aSortedSearchForWordsIsTheTermChannelsQuery() throws JsonProcessingException {
    ChannelQuery words =
        new ChannelQuery.Words("war", List.of(new WeightedField("title", 2)), List.of());
    Sorting sorting = new Sorting(List.of(new Sorting.Key.OfField("year", true, false)), null);

    JsonNode body = parsed(sorted(words, List.of(), sorting));
    JsonNode byRelevance =
        parsed(
            new EngineSearch(
                CELL,
                null,
                new EngineSearch.Stages(
                    List.of(new EngineSearch.Channel("term", 1, 1, words)), 100, 60, null),
                new EngineSearch.Page(0, 10, null, List.of())));

    assertThat(body.at("/query/bool/must"))
        .isEqualTo(byRelevance.at("/retriever/auspex/channels/0/retriever/standard/query"));
    assertThat(body.at("/sort/0/num_00/missing").asText()).isEqualTo("_last");
    assertThat(body.has("search_after")).isFalse();
    assertThat(body.path("_source").isBoolean()).isTrue();
    assertThat(body.has("retriever")).isFalse();
  }

  @Test
  void facetsStandBesideTheRetrieverWhoseChannelsAreFiltered() throws JsonProcessingException {
    EngineSearch all = search("war");
    EngineSearch faceted =
        new EngineSearch(
            CELL,
            new Filter.Equals("genre", new FilterValue.Text("war")),
            List.of(),
            new EngineSearch.Stages(all.stages().channels(), 100, 60, null),
            new EngineSearch.Page(0, 10, null, List.of(), null),
            List.of(new FacetQuery.Values("genre", FieldKind.KEYWORD, 10)),
            null);

    JsonNode body = parsed(faceted);

    assertThat(body.at("/aggs/facet_0/terms/field").asText()).isEqualTo("kw_00");
    assertThat(body.toString()).doesNotContain("global", "min_doc_count", "post_filter");
    for (int i = 0; i < 2; i++) {
      for (JsonNode retriever : body.at("/retriever/auspex/channels/%d/retriever".formatted(i))) {
        assertThat(retriever.path("filter").toString())
            .contains("cinema.movies.1")
            .contains("\"kw_00\":\"war\"");
      }
    }
  }
}
