package dev.auspex.gateway.search.rank;

import static org.assertj.core.api.Assertions.assertThat;

import dev.auspex.contract.Deadline;
import dev.auspex.contract.filter.Filter;
import dev.auspex.gateway.Cinema;
import dev.auspex.gateway.elastic.ChannelQuery;
import dev.auspex.gateway.elastic.EngineHits;
import dev.auspex.gateway.elastic.EngineSearch;
import dev.auspex.gateway.elastic.FacetQuery;
import dev.auspex.gateway.elastic.Sorting;
import dev.auspex.gateway.search.recall.RecallPlan;
import dev.auspex.gateway.search.request.Queries;
import dev.auspex.gateway.search.request.SearchQuery;
import dev.auspex.gateway.search.rewrite.RewrittenQuery;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RankerTest {
  private static final RecallPlan PLAN =
      new RecallPlan(
          List.of(new EngineSearch.Channel("term", 1, 100, new ChannelQuery.Everything())),
          List.of("vector-unavailable"),
          Duration.ZERO);

  private final List<EngineSearch> asked = new ArrayList<>();
  private final Ranker ranker =
      new Ranker(
          (search, deadline) -> {
            asked.add(search);
            return new EngineHits(
                0, true, List.of(), new EngineHits.Rank(false, 0, 0, List.of("model-timeout")));
          });

  private RankedHits rank(String text, Duration budget) {
    return rank(text, true, budget);
  }

  private RankedHits rank(String text, boolean modelAllowed, Duration budget) {
    return ranker.rank(
        PLAN,
        RewrittenQuery.plain(text, text, List.of()),
        Queries.byRelevance(text, 10, 20, 100),
        Cinema.INDEX,
        Cinema.NEW,
        modelAllowed,
        Deadline.in(budget));
  }

  @Test
  void asksTheEngineOnceForPageModelHighlightsAndWhatTheCallerMaySee() {
    RankedHits ranked = rank("war movie", Duration.ofMinutes(1));

    assertThat(asked)
        .containsExactly(
            new EngineSearch(
                Cinema.INDEX.placement().serving(),
                Cinema.NEW,
                new EngineSearch.Stages(
                    PLAN.channels(),
                    100,
                    60,
                    new EngineSearch.Rerank(
                        "minilm-rerank", "war movie", List.of("title", "genre"), 24, 250)),
                new EngineSearch.Page(
                    20,
                    10,
                    new EngineSearch.Highlight("war movie", List.of("title", "director")),
                    List.of("meaning"))));
    assertThat(ranked.model()).isEqualTo("minilm-rerank");
    assertThat(ranked.degraded()).containsExactly("vector-unavailable", "model-timeout");
  }

  @Test
  void aSortedSearchAsksNoModelAndItsFilterHoldsBesidesTheCallers() {
    Sorting sorting =
        new Sorting(List.of(new Sorting.Key.OfField("year", false, false)), "[1999,7]");
    Filter own = new Filter.Exists("genre", true);
    FacetQuery facet = new FacetQuery.Stats("year");
    SearchQuery query = Queries.sorted("war", 10, sorting);

    RankedHits ranked =
        ranker.rank(
            PLAN,
            RewrittenQuery.plain("war", "war", List.of()),
            new SearchQuery(
                query.text(),
                query.size(),
                query.offset(),
                query.window(),
                own,
                List.of(new SearchQuery.Facet(facet, own)),
                sorting,
                List.of("title"),
                query.audience(),
                query.paging()),
            Cinema.INDEX,
            Cinema.NEW,
            true,
            Deadline.in(Duration.ofMinutes(1)));

    EngineSearch search = asked.getFirst();
    assertThat(search.filter()).isEqualTo(new Filter.And(List.of(Cinema.NEW, own)));
    assertThat(search.stages().rerank()).isNull();
    assertThat(search.sorting()).isEqualTo(sorting);
    assertThat(asked).hasSize(1);
    assertThat(search.facets()).containsExactly(facet);
    assertThat(search.page().fields()).containsExactly("title");
    assertThat(ranked.model()).isNull();
  }

  @Test
  void anEmptyQueryIsNeitherRerankedNorHighlighted() {
    RankedHits ranked = rank("", Duration.ofMinutes(1));

    assertThat(asked.getFirst().stages().rerank()).isNull();
    assertThat(asked.getFirst().page().highlight()).isNull();
    assertThat(ranked.model()).isNull();
  }

  @Test
  void theModelIsNotAskedWhereNoTimeIsLeft() {
    RankedHits ranked = rank("war movie", Duration.ofMillis(100));

    assertThat(asked.getFirst().stages().rerank()).isNull();
    assertThat(ranked.model()).isEqualTo("minilm-rerank");
    assertThat(ranked.degraded()).contains("model-timeout");
  }

  @Test
  void theModelGetsWhatTheDeadlineLeaves() {
    rank("war movie", Duration.ofMillis(350));

    EngineSearch.Rerank rerank = asked.getFirst().stages().rerank();
    assertThat(rerank).isNotNull();
    assertThat(rerank.timeoutMillis()).isBetween(10, 200);
  }

  @Test
  void withoutModelTimeLeftToTheTenantTheFirstStageAnswersAndTheReplySaysSo() {
    RankedHits ranked = rank("war movie", false, Duration.ofMinutes(1));

    assertThat(asked.getFirst().stages().rerank()).isNull();
    assertThat(ranked.degraded()).contains("vector-unavailable", "model-quota");
    assertThat(ranked.degraded()).doesNotContainSequence("model-quota", "model-quota");
  }
}
