package dev.auspex.gateway.search.respond;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.auspex.contract.filter.FilterValue;
import dev.auspex.contract.lexicon.Action;
import dev.auspex.contract.lexicon.Condition;
import dev.auspex.contract.schema.FieldKind;
import dev.auspex.gateway.elastic.EngineHits;
import dev.auspex.gateway.elastic.FacetCounts;
import dev.auspex.gateway.elastic.FacetQuery;
import dev.auspex.gateway.elastic.Sorting;
import dev.auspex.gateway.search.rank.RankedHits;
import dev.auspex.gateway.search.request.Audience;
import dev.auspex.gateway.search.request.Cursors;
import dev.auspex.gateway.search.request.Queries;
import dev.auspex.gateway.search.request.SearchQuery;
import dev.auspex.gateway.search.rewrite.RewrittenQuery;
import dev.auspex.rewriting.Rewriting;
import dev.auspex.rewriting.rule.FiredRule;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ResponderTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Cursors CURSORS = Queries.cursors(Clock.systemUTC());
  private static final EngineHits.Rank FIRST_STAGE = new EngineHits.Rank(false, 0, 0, List.of());

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
    return reply(
        Queries.byRelevance("JAWS", 10, offset, 100),
        new EngineHits(12_000, false, List.of(hit("a", 0.9), hit("b", 0.02)), rank),
        model,
        degraded);
  }

  private static SearchReply reply(
      SearchQuery query, EngineHits hits, @Nullable String model, List<String> degraded) {
    return new Responder(CURSORS)
        .reply(
            "r1",
            query,
            RewrittenQuery.plain("JAWS", "jaws", List.of("case")),
            new RankedHits(hits, query.offset(), model, degraded, Duration.ofMillis(30)),
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
  void tellsWhichRulesFiredWhatTheyShowAndWhoPinned() throws JsonProcessingException {
    Rewriting made =
        new Rewriting(
            "gift",
            "gift",
            Map.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(
                new FiredRule(
                    "xmas",
                    Condition.Match.IS,
                    "gift",
                    List.of("schedule"),
                    List.of(new Action.Pin("a", 1)))),
            new Rewriting.PageEffects(
                List.of(), List.of(), "/sale", List.of(Map.of("title", "Sale"))),
            List.of(
                new Rewriting.StepTrace(
                    Rewriting.Step.NORMALISE, Rewriting.Outcome.UNCHANGED, List.of()),
                new Rewriting.StepTrace(
                    Rewriting.Step.RULES, Rewriting.Outcome.CHANGED, List.of("xmas")),
                new Rewriting.StepTrace(
                    Rewriting.Step.ENTITIES, Rewriting.Outcome.LATE, List.of())));
    RankedHits ranked =
        new RankedHits(
            new EngineHits(
                1, true, List.of(hit("a", 0)), new EngineHits.Rank(true, 5, 1, List.of())),
            0,
            "minilm-rerank",
            List.of(),
            Duration.ZERO,
            List.of(new RankedHits.Place(-1, "xmas")));

    SearchReply reply =
        new Responder(CURSORS)
            .reply(
                "r1",
                Queries.byRelevance("gift", 10, 0, 100),
                new RewrittenQuery(made),
                ranked,
                new Responder.Times(Duration.ZERO, Duration.ZERO, Duration.ZERO));

    JsonNode json = JSON.readTree(JSON.writeValueAsString(reply));
    assertThat(json.path("rules"))
        .isEqualTo(
            JSON.readTree(
                """
                [{"id": "xmas", "match": "is", "words": "gift", "besides": ["schedule"],
                  "actions": ["pin"]}]
                """));
    assertThat(json.path("redirect").asText()).isEqualTo("/sale");
    assertThat(json.path("banners").toString()).isEqualTo("[{\"title\":\"Sale\"}]");
    assertThat(json.at("/rewrite/steps/1").toString())
        .isEqualTo("{\"step\":\"rules\",\"outcome\":\"changed\",\"details\":[\"xmas\"]}");
    assertThat(json.at("/hits/0/pinnedBy").asText()).isEqualTo("xmas");
    assertThat(json.at("/hits/0/model").isMissingNode()).isTrue();
    assertThat(json.at("/rank/degraded").toString()).isEqualTo("[\"rewrite-late\"]");
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

  private static SearchReply page(SearchQuery query, long total, @Nullable String place) {
    return reply(
        query,
        new EngineHits(
            total,
            true,
            Collections.nCopies(query.size(), hit("a", 1)),
            FIRST_STAGE,
            place,
            List.of()),
        null,
        List.of());
  }

  private static Cursors.Position opened(SearchReply reply) {
    return CURSORS.open(Objects.requireNonNull(reply.next()), Queries.SCOPE).orElseThrow();
  }

  @Test
  void theCursorOfAPageByRelevanceHoldsHowManyHitsWereSeen() {
    SearchReply reply = page(Queries.byRelevance("war", 10, 20, 100), 50, null);

    assertThat(opened(reply)).isEqualTo(new Cursors.Position(30, null));
  }

  @Test
  void thereIsNoCursorWhereNothingFollows() {
    assertThat(page(Queries.byRelevance("war", 10, 40, 100), 50, null).next()).isNull();
    assertThat(page(Queries.byRelevance("war", 10, 90, 100), 5000, null).next()).isNull();
    assertThat(reply(FIRST_STAGE, 0, null, List.of()).next()).isNull();
  }

  @Test
  void aSortedReplySaysSoAndItsCursorHoldsThePlace() {
    Sorting sorting = new Sorting(List.of(new Sorting.Key.OfRelevance()), null);

    SearchReply reply = page(Queries.sorted("war", 10, sorting), 5000, "[1999,7]");

    assertThat(reply.rank().rung()).isEqualTo("sorted");
    assertThat(opened(reply)).isEqualTo(new Cursors.Position(10, "[1999,7]"));
  }

  @Test
  void facetsStandBesideWhatTheyWereAskedFor() throws JsonProcessingException {
    SearchQuery bare = Queries.byRelevance("war", 10, 0, 100);
    List<FacetQuery> facets =
        List.of(
            new FacetQuery.Values("genre", FieldKind.KEYWORD, 10),
            new FacetQuery.Ranges(
                "price",
                List.of(
                    new FacetQuery.Bounds(null, new FilterValue.Whole(10)),
                    new FacetQuery.Bounds(new FilterValue.Whole(10), null))),
            new FacetQuery.Stats("price"),
            new FacetQuery.Intervals("year", FieldKind.INTEGER, 10, 200));
    SearchQuery query =
        new SearchQuery(
            "war",
            10,
            0,
            100,
            null,
            facets.stream().map(facet -> new SearchQuery.Facet(facet, null)).toList(),
            null,
            null,
            Audience.UNKNOWN,
            bare.paging());
    List<FacetCounts> counts =
        List.of(
            new FacetCounts.Values(List.of(new FacetCounts.Counted(TextNode.valueOf("war"), 3)), 2),
            new FacetCounts.Ranges(List.of(1L, 4L)),
            new FacetCounts.Stats(0, null, null, null, null),
            new FacetCounts.Intervals(
                List.of(new FacetCounts.Counted(LongNode.valueOf(1990), 5)), true));

    SearchReply reply =
        reply(
            query, new EngineHits(5, true, List.of(), FIRST_STAGE, null, counts), null, List.of());

    assertThat(JSON.readTree(JSON.writeValueAsString(reply)).path("facets"))
        .isEqualTo(
            JSON.readTree(
                """
                [{"field": "genre", "values": [{"value": "war", "count": 3}], "otherCount": 2},
                 {"field": "price", "ranges": [{"to": 10, "count": 1}, {"from": 10, "count": 4}]},
                 {"field": "price", "stats": {"count": 0}},
                 {"field": "year", "intervals": [{"from": 1990, "count": 5}], "more": true}]
                """));
  }
}
