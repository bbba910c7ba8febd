package dev.auspex.gateway.elastic;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.auspex.analysis.TextAnalysis;
import dev.auspex.contract.snapshot.Location;
import dev.auspex.contract.snapshot.TermField;
import dev.auspex.documents.stored.StoredForms;
import dev.auspex.gateway.elastic.ChannelQuery.WeightedField;
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
        null,
        0,
        10,
        new EngineSearch.Highlight(text, List.of("title", "plot")),
        List.of());
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
}
