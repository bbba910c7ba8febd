package dev.auspex.benchmarks.official;

import static org.assertj.core.api.Assertions.assertThat;

import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.json.JsonpUtils;
import co.elastic.clients.json.jackson.JacksonJsonpMapper;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.auspex.benchmarks.official.OfficialClient.Answer;
import java.io.IOException;
import java.io.StringReader;
import org.junit.jupiter.api.Test;

class SampleSearchesTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void theClientUnderstandsEverySearchAndSendsWhatItSays() throws IOException {
    for (SampleSearches.Search search : new SampleSearches(1, 100).round()) {
      SearchRequest request =
          SearchRequest.of(of -> of.index("x").withJson(new StringReader(search.body())));

      JsonNode sent = JSON.readTree(JsonpUtils.toJsonString(request, new JacksonJsonpMapper(JSON)));

      assertThat(sent.path("query").isEmpty()).as(search.construct()).isFalse();
    }
  }

  @Test
  void theSameSeedMakesTheSameSearchesAndDocuments() {
    assertThat(new SampleSearches(7, 100).round()).isEqualTo(new SampleSearches(7, 100).round());
    assertThat(new SampleDocuments(7).make(20)).isEqualTo(new SampleDocuments(7).make(20));
  }

  private static Answer replied(String hits) throws IOException {
    return new Answer.Replied(
        JSON.readTree(
            "{\"took\": %d, \"hits\": {\"total\": {\"value\": 3}, \"hits\": %s}}"
                .formatted(hits.length(), hits)));
  }

  @Test
  void equalScoresMayStandInAnyOrderAndOtherScoresAreADifference() throws IOException {
    SampleSearches.Search search = new SampleSearches.Search("match", "{}", true);
    Answer one =
        replied(
            "[{\"_id\": \"a\", \"_score\": 2.0}, {\"_id\": \"b\", \"_score\": 2.0},"
                + " {\"_id\": \"c\", \"_score\": 1.0}]");
    Answer turned =
        replied(
            "[{\"_id\": \"b\", \"_score\": 2.0}, {\"_id\": \"a\", \"_score\": 2.0},"
                + " {\"_id\": \"d\", \"_score\": 1.0}]");
    Answer other =
        replied(
            "[{\"_id\": \"a\", \"_score\": 2.0}, {\"_id\": \"b\", \"_score\": 1.5},"
                + " {\"_id\": \"c\", \"_score\": 1.0}]");

    assertThat(Comparison.difference(search, one, turned, true)).isEmpty();
    assertThat(Comparison.difference(search, one, other, true)).isPresent();
    assertThat(Comparison.difference(search, one, other, false)).isEmpty();
    assertThat(Comparison.difference(search, one, new Answer.Refused(400, "x", "y"), false))
        .isPresent();
  }
}
