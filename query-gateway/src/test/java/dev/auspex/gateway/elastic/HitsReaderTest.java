package dev.auspex.gateway.elastic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.auspex.analysis.Highlighter;
import dev.auspex.analysis.TextAnalysis;
import dev.auspex.contract.problem.ApiProblem;
import dev.auspex.contract.problem.ProblemType;
import dev.auspex.contract.snapshot.Location;
import dev.auspex.contract.snapshot.TermField;
import dev.auspex.documents.stored.StoredForm;
import dev.auspex.documents.stored.StoredForms;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HitsReaderTest {
  private static final String REPLY =
      """
      {"took": 5, "timed_out": false, "_shards": {"total": 1, "successful": 1, "failed": 0},
       "hits": {"total": {"value": 10000, "relation": "gte"}, "max_score": 0.7, "hits": [
         {"_index": "auspex.cinema.movies.1", "_id": "m1", "_score": 0.71,
          "_source": {"title": "Jaws"}, "highlight": {"title": ["<em>Jaws</em>"]},
          "fields": {"_auspex": [{"first_stage_rank": 3, "first_stage_score": 0.0312,
            "channels": [{"name": "term", "rank": 2, "score": 8.31},
                         {"name": "vector", "rank": 7, "score": 0.83}]}]}},
         {"_index": "auspex.cinema.movies.1", "_id": "m2", "_score": 0.03}]}}
      """;

  private static final TextAnalysis ANALYSIS = new TextAnalysis();

  private final ObjectMapper json = new ObjectMapper();
  private Location home = Location.dedicated("auspex.cinema.movies.1");

  private EngineHits read(String reply, @Nullable String header) throws JsonProcessingException {
    StoredForm layout = new StoredForms(ANALYSIS).of(home);
    return new HitsReader(json)
        .read(
            json.readTree(reply),
            header,
            layout,
            new Marks(
                new Highlighter(ANALYSIS),
                new EngineSearch.Highlight("shark jaw", List.of("title")),
                layout));
  }

  @Test
  void readsHitsWithChannelsFirstStageAndHighlights() throws JsonProcessingException {
    EngineHits hits =
        read(REPLY, "{\"rung\":\"model\",\"scored\":1,\"tookMillis\":61,\"degraded\":[]}");

    assertThat(hits)
        .isEqualTo(
            new EngineHits(
                10_000,
                false,
                List.of(
                    new EngineHits.Hit(
                        "m1",
                        0.71,
                        json.createObjectNode().put("title", "Jaws"),
                        Map.of("title", List.of("<em>Jaws</em>")),
                        new EngineHits.FirstStage(3, 0.0312),
                        List.of(
                            new EngineHits.ChannelHit("term", 2, 8.31),
                            new EngineHits.ChannelHit("vector", 7, 0.83))),
                    new EngineHits.Hit(
                        "m2", 0.03, json.createObjectNode(), Map.of(), null, List.of())),
                new EngineHits.Rank(true, 1, 61, List.of())));
  }

  @Test
  void textThatAuspexCutsIsMarkedWhereItWasSent() throws JsonProcessingException {
    home = home.withTerms(Map.of("title", new TermField("auspex_terms_title", "en-1")));
    String reply =
        """
        {"timed_out": false, "_shards": {"failed": 0},
         "hits": {"total": {"value": 1, "relation": "eq"}, "hits": [
           {"_id": "m1", "_score": 1, "_source": {"title": ["The Sharks", "Jaws"]}}]}}
        """;

    EngineHits.Hit hit = read(reply, null).hits().getFirst();

    assertThat(hit.highlights())
        .isEqualTo(Map.of("title", List.of("The <em>Sharks</em>", "<em>Jaws</em>")));
    assertThat(hit.document().toString()).isEqualTo("{\"title\":[\"The Sharks\",\"Jaws\"]}");
  }

  @Test
  void aSortedPageEndsAtTheSortValuesOfItsLastHit() throws JsonProcessingException {
    String sorted =
        REPLY
            .replace(
                "\"_id\": \"m1\", \"_score\": 0.71",
                "\"_id\": \"m1\", \"_score\": null," + " \"sort\": [2001, \"b\", 3]")
            .replace(
                "\"_score\": 0.03}",
                "\"_score\": null,"
                    + " \"sort\": [9223372036854775807, null, 1.5, \"Infinity\", 7]}");

    EngineHits hits = read(sorted, null);

    assertThat(hits.place()).isEqualTo("[9223372036854775807,null,1.5,\"Infinity\",7]");
    assertThat(hits.hits()).extracting(EngineHits.Hit::score).containsExactly(0.0, 0.0);
    assertThat(read(REPLY, null).place()).isNull();
  }

  @Test
  void aDegradedModelHasScoredNothing() throws JsonProcessingException {
    EngineHits hits =
        read(
            REPLY,
            "{\"rung\":\"first-stage\",\"scored\":0,\"tookMillis\":250,"
                + "\"degraded\":[\"model-timeout\"]}");

    assertThat(hits.rank()).isEqualTo(new EngineHits.Rank(false, 0, 250, List.of("model-timeout")));
  }

  @Test
  void withoutAHeaderNoModelHadASay() throws JsonProcessingException {
    assertThat(read(REPLY, null).rank()).isEqualTo(new EngineHits.Rank(false, 0, 0, List.of()));
  }

  @Test
  void hitsOfASearchThatRanOutOfTimeAreNotShown() {
    ApiProblem problem =
        catchThrowableOfType(
            ApiProblem.class,
            () -> read(REPLY.replace("\"timed_out\": false", "\"timed_out\": true"), null));

    assertThat(problem.type()).isEqualTo(ProblemType.DEADLINE_EXCEEDED);
  }

  @Test
  void hitsOfSomeShardsAloneAreNotShown() {
    ApiProblem problem =
        catchThrowableOfType(
            ApiProblem.class, () -> read(REPLY.replace("\"failed\": 0", "\"failed\": 1"), null));

    assertThat(problem.type()).isEqualTo(ProblemType.ENGINE_UNAVAILABLE);
  }
}
