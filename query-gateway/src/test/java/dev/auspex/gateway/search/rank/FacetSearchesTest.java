package dev.auspex.gateway.search.rank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.auspex.contract.Deadline;
import dev.auspex.contract.filter.Filter;
import dev.auspex.contract.problem.ApiProblem;
import dev.auspex.contract.problem.ProblemType;
import dev.auspex.edge.Problems;
import dev.auspex.gateway.Cinema;
import dev.auspex.gateway.elastic.ChannelQuery;
import dev.auspex.gateway.elastic.EngineHits;
import dev.auspex.gateway.elastic.EngineSearch;
import dev.auspex.gateway.elastic.FacetCounts;
import dev.auspex.gateway.elastic.FacetQuery;
import dev.auspex.gateway.elastic.SearchEngine;
import dev.auspex.gateway.search.request.SearchQuery.Facet;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;

class FacetSearchesTest {
  private static final Filter GENRE = new Filter.Exists("genre", true);
  private static final Filter OWN =
      new Filter.And(List.of(GENRE, new Filter.Exists("rating", true)));
  private static final EngineSearch PAGE =
      new EngineSearch(
          Cinema.INDEX.placement().serving(),
          Filter.both(Cinema.NEW, OWN),
          new EngineSearch.Stages(
              List.of(new EngineSearch.Channel("term", 1, 100, new ChannelQuery.Everything())),
              100,
              60,
              new EngineSearch.Rerank("minilm-rerank", "war", List.of("title"), 24, 250)),
          new EngineSearch.Page(
              20, 10, new EngineSearch.Highlight("war", List.of("title")), List.of("meaning")));

  private final Queue<EngineSearch> asked = new ConcurrentLinkedQueue<>();

  /** Counts each facet by the length of its field's name. */
  private final SearchEngine engine =
      (search, deadline) -> {
        asked.add(search);
        List<FacetCounts> counts =
            search.facets().stream()
                .<FacetCounts>map(
                    facet -> new FacetCounts.Stats(facet.field().length(), null, null, null, null))
                .toList();
        return new EngineHits(
                search.page().size(), true, List.of(), new EngineHits.Rank(false, 0, 0, List.of()))
            .withFacets(counts);
      };

  private static FacetQuery facet(String field) {
    return new FacetQuery.Stats(field);
  }

  private EngineHits search(SearchEngine by, List<Facet> facets) {
    return new FacetSearches(by, Cinema.NEW, List.of(), Deadline.in(Duration.ofMinutes(1)))
        .search(PAGE, facets, OWN);
  }

  @Test
  void withoutSuchFacetsThereIsOneSearch() {
    search(engine, List.of(new Facet(facet("year"), OWN), new Facet(facet("genre"), OWN)));

    assertThat(asked)
        .containsExactly(PAGE.counting(PAGE.filter(), List.of(facet("year"), facet("genre"))));
  }

  @Test
  void eachOtherFilterIsOneSearchWithoutHitsThatTheCallerIsStillBoundIn() {
    EngineHits hits =
        search(
            engine,
            List.of(
                new Facet(facet("a"), GENRE),
                new Facet(facet("bb"), OWN),
                new Facet(facet("ccc"), null),
                new Facet(facet("dddd"), GENRE)));

    assertThat(asked)
        .containsExactlyInAnyOrder(
            PAGE.counting(PAGE.filter(), List.of(facet("bb"))),
            PAGE.withoutHits()
                .counting(Filter.both(Cinema.NEW, GENRE), List.of(facet("a"), facet("dddd"))),
            PAGE.withoutHits().counting(Cinema.NEW, List.of(facet("ccc"))));
    assertThat(hits.total()).isEqualTo(10);
    assertThat(hits.facets())
        .extracting(counts -> ((FacetCounts.Stats) counts).count())
        .containsExactly(1L, 2L, 3L, 4L);
  }

  @Test
  void aSearchWithoutHitsAsksNoModelAndShowsNothing() {
    EngineSearch counting = PAGE.withoutHits();

    assertThat(counting.page().size()).isZero();
    assertThat(counting.page().from()).isZero();
    assertThat(counting.stages().rerank()).isNull();
    assertThat(counting.page().highlight()).isNull();
    assertThat(counting.page().fields()).isEmpty();
    assertThat(counting.filter()).isEqualTo(PAGE.filter());
  }

  @Test
  void whatTheEngineCannotCountIsARefusalInItsWords() {
    SearchEngine failing =
        (search, deadline) -> {
          if (search.page().size() == 0) {
            throw ApiProblem.of(ProblemType.ENGINE_UNAVAILABLE, "gone");
          }
          return engine.search(search, deadline);
        };

    assertThatThrownBy(() -> search(failing, List.of(new Facet(facet("a"), null))))
        .extracting(failure -> Problems.from(failure).type())
        .isEqualTo(ProblemType.ENGINE_UNAVAILABLE);
  }
}
