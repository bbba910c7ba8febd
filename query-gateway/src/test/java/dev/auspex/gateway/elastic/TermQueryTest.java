package dev.auspex.gateway.elastic;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.auspex.analysis.TextAnalysis;
import dev.auspex.contract.filter.Filter;
import dev.auspex.contract.filter.FilterValue;
import dev.auspex.contract.lexicon.Action.Target;
import dev.auspex.contract.snapshot.Location;
import dev.auspex.contract.snapshot.TermField;
import dev.auspex.documents.stored.StoredForms;
import dev.auspex.gateway.elastic.ChannelQuery.WeightedField;
import dev.auspex.rewriting.Rewriting.Boost;
import dev.auspex.rewriting.term.TermGroup;
import dev.auspex.rewriting.term.TermGroup.Alternative;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Words in fields that Auspex has cut into terms. */
class TermQueryTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final StoredForms FORMS = new StoredForms(new TextAnalysis());

  private static JsonNode parsed(EngineSearch search) throws JsonProcessingException {
    return JSON.readTree(
        SearchBody.write(search, FORMS.of(search.home()), Duration.ofMillis(1500)).toString());
  }

  private static EngineSearch words(Location home, String text, List<WeightedField> exact) {
    return new EngineSearch(
        home,
        null,
        new EngineSearch.Stages(
            List.of(
                new EngineSearch.Channel(
                    "term",
                    1,
                    100,
                    new ChannelQuery.Words(
                        text,
                        List.of(new WeightedField("title", 2), new WeightedField("plot", 1)),
                        exact))),
            100,
            60,
            null),
        new EngineSearch.Page(
            0, 10, new EngineSearch.Highlight(text, List.of("title", "plot")), List.of()));
  }

  private static final Location OWN_TERMS =
      Location.dedicated("auspex.cinema.movies.1")
          .withTerms(
              Map.of(
                  "title", new TermField("auspex_terms_title", "en-1"),
                  "plot", new TermField("auspex_terms_plot", "de-1")));

  @Test
  void termsOfEachLanguageAreLookedForInItsFields() throws JsonProcessingException {
    JsonNode body = parsed(words(OWN_TERMS, "running häuser", List.of()));

    assertThat(body.at("/retriever/auspex/channels/0/retriever/standard/query"))
        .isEqualTo(
            JSON.readTree(
                """
                {"bool": {"minimum_should_match": 1, "should": [
                  {"combined_fields": {"query": "run hauser", "operator": "or",
                                       "fields": ["auspex_terms_title^2.0"]}},
                  {"multi_match": {"query": "run hauser", "type": "phrase", "boost": 0.5,
                                   "fields": ["auspex_terms_title^2.0"]}},
                  {"combined_fields": {"query": "running haus", "operator": "or",
                                       "fields": ["auspex_terms_plot^1.0"]}},
                  {"multi_match": {"query": "running haus", "type": "phrase", "boost": 0.5,
                                   "fields": ["auspex_terms_plot^1.0"]}}]}}
                """));
    assertThat(body.has("highlight")).isFalse();
    assertThat(body.at("/_source/excludes").toString())
        .contains("auspex_terms_title", "auspex_terms_plot");
  }

  @Test
  void nothingButSignsFindsNothing() throws JsonProcessingException {
    JsonNode body = parsed(words(OWN_TERMS, "…", List.of()));

    assertThat(body.at("/retriever/auspex/channels/0/retriever/standard/query").toString())
        .isEqualTo("{\"match_none\":{}}");
  }

  private static JsonNode query(ChannelQuery looking) throws JsonProcessingException {
    EngineSearch search =
        new EngineSearch(
                OWN_TERMS,
                null,
                new EngineSearch.Stages(
                    List.of(new EngineSearch.Channel("term", 1, 100, looking)), 100, 60, null),
                new EngineSearch.Page(0, 10, null, List.of()))
            .without(List.of("p9"));
    return parsed(search).at("/retriever/auspex/channels/0/retriever/standard");
  }

  @Test
  void aGroupIsTheBestOfWhatItSaysAndOfWhatStandsForIt() throws JsonProcessingException {
    ChannelQuery.Words words =
        new ChannelQuery.Words(
            "cheap tv",
            List.of(new WeightedField("title", 2)),
            List.of(new WeightedField("kind", 3)),
            Map.of(
                "en-1",
                List.of(
                    new TermGroup(List.of("cheap"), List.of()),
                    new TermGroup(
                        List.of("tv"),
                        List.of(
                            new Alternative(List.of("televis"), 0.8),
                            new Alternative(List.of("boob", "tube"), 0.6))))),
            List.of(new ChannelQuery.WeightedWords("television", 0.8)));

    assertThat(query(words).path("query"))
        .isEqualTo(
            JSON.readTree(
                """
                {"bool": {"minimum_should_match": 1, "should": [
                  {"combined_fields": {"query": "cheap", "operator": "or",
                                       "fields": ["auspex_terms_title^2.0"]}},
                  {"dis_max": {"queries": [
                    {"combined_fields": {"query": "tv", "operator": "or",
                                         "fields": ["auspex_terms_title^2.0"]}},
                    {"combined_fields": {"query": "televis", "operator": "or", "boost": 0.8,
                                         "fields": ["auspex_terms_title^2.0"]}},
                    {"multi_match": {"query": "boob tube", "type": "phrase", "boost": 0.6,
                                     "fields": ["auspex_terms_title^2.0"]}},
                    {"combined_fields": {"query": "boob tube", "operator": "and", "boost": 0.3,
                                         "fields": ["auspex_terms_title^2.0"]}}]}},
                  {"multi_match": {"query": "cheap tv", "type": "phrase", "boost": 0.5,
                                   "fields": ["auspex_terms_title^2.0"]}},
                  {"term": {"kind": {"value": "cheap tv", "case_insensitive": true, "boost": 3.0}}},
                  {"term": {"kind": {"value": "cheap", "case_insensitive": true, "boost": 3.0}}},
                  {"term": {"kind": {"value": "tv", "case_insensitive": true, "boost": 3.0}}},
                  {"term": {"kind": {"value": "television", "case_insensitive": true,
                                     "boost": 2.4000000000000004}}}]}}
                """));
  }

  @Test
  void frequentWordsCountLessAndNeighboursMore() throws JsonProcessingException {
    ChannelQuery.Words words =
        new ChannelQuery.Words(
            "men of war",
            List.of(new WeightedField("title", 2)),
            List.of(),
            Map.of(
                "en-1",
                List.of(
                    new TermGroup(List.of("men"), List.of()),
                    new TermGroup(List.of("of"), List.of(), TermGroup.FREQUENT),
                    new TermGroup(List.of("war"), List.of()))),
            List.of());

    assertThat(query(words).path("query"))
        .isEqualTo(
            JSON.readTree(
                """
                {"bool": {"minimum_should_match": 1, "should": [
                  {"combined_fields": {"query": "men war", "operator": "or",
                                       "fields": ["auspex_terms_title^2.0"]}},
                  {"combined_fields": {"query": "of", "operator": "or", "boost": 0.3,
                                       "fields": ["auspex_terms_title^2.0"]}},
                  {"multi_match": {"query": "men of war", "type": "phrase", "boost": 0.5,
                                   "fields": ["auspex_terms_title^2.0"]}},
                  {"multi_match": {"query": "men of", "type": "phrase", "boost": 0.2,
                                   "fields": ["auspex_terms_title^2.0"]}},
                  {"multi_match": {"query": "of war", "type": "phrase", "boost": 0.2,
                                   "fields": ["auspex_terms_title^2.0"]}}]}}
                """));
  }

  @Test
  void boostsMultiplyAndWhatIsHiddenIsNotFoundButByItsName() throws JsonProcessingException {
    ChannelQuery.Boosted boosted =
        new ChannelQuery.Boosted(
            new ChannelQuery.Everything(),
            List.of(
                new Boost(new Target.OneDocument("p7"), 0.25),
                new Boost(
                    new Target.Matching(new Filter.Equals("brand", new FilterValue.Text("acme"))),
                    3),
                new Boost(new Target.Saying("running men"), 2)),
            List.of(new WeightedField("title", 1)));

    assertThat(query(boosted))
        .isEqualTo(
            JSON.readTree(
                """
                {"query": {"function_score": {"query": {"match_all": {}},
                   "functions": [
                     {"filter": {"ids": {"values": ["p7"]}}, "weight": 0.25},
                     {"filter": {"term": {"brand": "acme"}}, "weight": 3.0},
                     {"filter": {"bool": {"minimum_should_match": 1, "should": [
                        {"combined_fields": {"query": "run men", "operator": "and",
                                             "fields": ["auspex_terms_title^1.0"]}}]}},
                      "weight": 2.0}],
                   "score_mode": "multiply", "boost_mode": "multiply"}},
                 "filter": {"bool": {"must_not": {"ids": {"values": ["p9"]}}}}}
                """));
    assertThat(query(new ChannelQuery.Documents(List.of("p9"))))
        .isEqualTo(JSON.readTree("{\"query\": {\"ids\": {\"values\": [\"p9\"]}}}"));
  }

  @Test
  void inACellNoIdReachesBeyondTheTenant() throws JsonProcessingException {
    Location cell = Location.pooled("auspex-cell-1", "cinema.movies.1", Map.of("title", "txt_00"));
    EngineSearch search =
        new EngineSearch(
                cell,
                null,
                new EngineSearch.Stages(
                    List.of(
                        new EngineSearch.Channel(
                            "pin", 1, 1, new ChannelQuery.Documents(List.of("../x:1")))),
                    100,
                    60,
                    null),
                new EngineSearch.Page(0, 10, null, List.of()))
            .without(List.of("p9"));

    JsonNode pin = parsed(search).at("/retriever/auspex/channels/0/retriever/standard");

    assertThat(pin.at("/query/ids/values").toString()).isEqualTo("[\"cinema.movies.1:../x:1\"]");
    assertThat(pin.at("/filter/bool/filter/term/tenant_index").asText())
        .isEqualTo("cinema.movies.1");
  }
}
