package dev.auspex.gateway.search.respond;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.auspex.gateway.elastic.EngineHits;
import dev.auspex.gateway.search.rank.RankedHits;
import dev.auspex.gateway.search.rewrite.RewrittenQuery;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ResponderTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static EngineHits.Hit hit(String id, double score) {
    return new EngineHits.Hit(
        id,
        score,
        JSON.createObjectNode().put("title", "Jaws"),
        Map.of("title", List.of("<em>Jaws</em>")),
        new EngineHits.FirstStage(2, 0.03),
        List.of(new EngineHits.ChannelHit("term", 1, 8.5)));
  }

  private static SearchReply reply(
      EngineHits.Rank rank, int offset, @Nullable String model, List<String> degraded) {
    return new Responder()
        .reply(
            "r1",
            new RewrittenQuery("JAWS", "jaws", List.of("case")),
            new RankedHits(
                new EngineHits(12_000, false, List.of(hit("a", 0.9), hit("b", 0.02)), rank),
                offset,
                model,
                degraded,
                Duration.ofMillis(30)),
            new Responder.Times(Duration.ofMillis(50), Duration.ofMillis(1), Duration.ofMillis(9)));
  }

  @Test
  void writesThePageAsThePlanSays() throws JsonProcessingException {
    SearchReply reply =
        reply(new EngineHits.Rank(true, 1, 20, List.of()), 0, "minilm-rerank", List.of());

    assertThat(JSON.readTree(JSON.writeValueAsString(reply)))
        .isEqualTo(
            JSON.readTree(
                """
                {"requestId": "r1",
                 "query": {"original": "JAWS", "normalised": "jaws"},
                 "total": {"value": 12000, "relation": "gte"},
                 "hits": [
                   {"id": "a", "score": 0.9, "document": {"title": "Jaws"},
                    "highlights": {"title": ["<em>Jaws</em>"]},
                    "channels": [{"name": "term", "rank": 1, "score": 8.5}],
                    "firstStage": {"rank": 2, "score": 0.03}, "model": {"score": 0.9}},
                   {"id": "b", "score": 0.02, "document": {"title": "Jaws"},
                    "highlights": {"title": ["<em>Jaws</em>"]},
                    "channels": [{"name": "term", "rank": 1, "score": 8.5}],
                    "firstStage": {"rank": 2, "score": 0.03}}],
                 "rank": {"rung": "model", "model": "minilm-rerank", "scored": 1, "degraded": []},
                 "took": {"totalMillis": 50, "rewriteMillis": 1, "embedMillis": 9,
                          "engineMillis": 30, "modelMillis": 20}}
                """));
  }

  @Test
  void modelScoresEndWhereTheModelStopped() {
    SearchReply secondPage =
        reply(new EngineHits.Rank(true, 11, 20, List.of()), 10, "minilm-rerank", List.of());

    assertThat(secondPage.hits())
        .extracting(SearchReply.Hit::model)
        .containsExactly(new SearchReply.ModelScore(0.9), null);
  }

  @Test
  void aDegradedReplyNamesRungAndReasons() {
    SearchReply reply =
        reply(
            new EngineHits.Rank(false, 0, 250, List.of("model-timeout")),
            0,
            "minilm-rerank",
            List.of("vector-unavailable", "model-timeout"));

    assertThat(reply.rank())
        .isEqualTo(
            new SearchReply.Rank(
                "first-stage", "minilm-rerank", 0, List.of("vector-unavailable", "model-timeout")));
    assertThat(reply.hits()).extracting(SearchReply.Hit::model).containsOnlyNulls();
  }
}
