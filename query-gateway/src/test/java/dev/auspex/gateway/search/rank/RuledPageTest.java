package dev.auspex.gateway.search.rank;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.auspex.contract.Deadline;
import dev.auspex.contract.filter.Filter;
import dev.auspex.contract.filter.FilterValue;
import dev.auspex.gateway.Cinema;
import dev.auspex.gateway.elastic.ChannelQuery;
import dev.auspex.gateway.elastic.EngineHits;
import dev.auspex.gateway.elastic.EngineSearch;
import dev.auspex.gateway.elastic.FacetCounts;
import dev.auspex.gateway.elastic.FacetQuery;
import dev.auspex.gateway.elastic.Sorting;
import dev.auspex.gateway.search.recall.RecallPlan;
import dev.auspex.gateway.search.request.Queries;
import dev.auspex.gateway.search.request.SearchQuery;
import dev.auspex.gateway.search.rewrite.RewrittenQuery;
import dev.auspex.rewriting.Rewriting;
import dev.auspex.rewriting.Rewriting.PageEffects;
import dev.auspex.rewriting.Rewriting.Pin;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Pages that rules have a say in. */
class RuledPageTest {
  private static final Filter WAR = new Filter.Equals("genre", new FilterValue.Text("war"));
  private static final RecallPlan PLAN =
      new RecallPlan(
          List.of(new EngineSearch.Channel("term", 1, 100, new ChannelQuery.Everything())),
          List.of(),
          Duration.ZERO);

  private final List<EngineSearch> asked = Collections.synchronizedList(new ArrayList<>());

  /** Of the pinned documents only "seen" may be shown. */
  private final Ranker ranker =
      new Ranker(
          (search, deadline) -> {
            asked.add(search);
            List<String> ids =
                search.page().size() == 0
                    ? List.of()
                    : search.stages().channels().getFirst().query()
                            instanceof ChannelQuery.Documents
                        ? List.of("seen")
                        : List.of("a", "b");
            return new EngineHits(
                2,
                true,
                ids.stream().map(RuledPageTest::hit).toList(),
                new EngineHits.Rank(false, 0, 0, List.of()),
                null,
                search.facets().stream()
                    .map(any -> new FacetCounts.Stats(3, null, null, null, null))
                    .map(FacetCounts.class::cast)
                    .toList());
          });

  private static EngineHits.Hit hit(String id) {
    return new EngineHits.Hit(
        id, 1, JsonNodeFactory.instance.objectNode(), Map.of(), null, List.of());
  }

  private RankedHits rank(PageEffects effects, SearchQuery query) {
    Rewriting plain = RewrittenQuery.plain("war", "war", List.of()).made();
    return ranker.rank(
        PLAN,
        new RewrittenQuery(
            new Rewriting(
                plain.original(),
                plain.text(),
                Map.of(),
                List.of(),
                List.of(),
                List.of(WAR),
                List.of(),
                effects,
                plain.trace())),
        query,
        Cinema.INDEX,
        Cinema.NEW,
        true,
        Deadline.in(Duration.ofMinutes(1)));
  }

  private static SearchQuery query(@Nullable Sorting sorting) {
    SearchQuery plain = Queries.byRelevance("war", 10, 0, 100);
    return new SearchQuery(
        plain.text(),
        plain.size(),
        plain.offset(),
        plain.window(),
        null,
        List.of(new SearchQuery.Facet(new FacetQuery.Stats("year"), null)),
        sorting,
        null,
        plain.audience(),
        plain.paging());
  }

  private static final PageEffects EFFECTS =
      new PageEffects(
          List.of(new Pin("unseen", 1, "r1"), new Pin("seen", 2, "r2")),
          List.of("hidden"),
          null,
          List.of());

  @Test
  void pinsAreFetchedByTheSameFilterAndCountedOnce() {
    RankedHits ranked = rank(EFFECTS, query(null));

    assertThat(ranked.hits().hits())
        .extracting(EngineHits.Hit::id)
        .containsExactly("a", "seen", "b");
    assertThat(ranked.places())
        .extracting(RankedHits.Place::pinnedBy)
        .containsExactly(null, "r2", null);
    assertThat(ranked.hits().total()).isEqualTo(3);
    assertThat(asked)
        .extracting(EngineSearch::filter)
        .containsOnly(new Filter.And(List.of(Cinema.NEW, WAR)));
    EngineSearch pins = asked.getFirst();
    assertThat(pins.stages().channels())
        .extracting(EngineSearch.Channel::query)
        .containsExactly(new ChannelQuery.Documents(List.of("unseen", "seen")));
    assertThat(pins.stages().rerank()).isNull();
    EngineSearch page = search(10);
    assertThat(page.excluded()).containsExactly("hidden", "seen");
    assertThat(page.facets()).isEmpty();
    EngineSearch counted = search(0);
    assertThat(counted.facets()).containsExactly(new FacetQuery.Stats("year"));
    assertThat(counted.stages().channels())
        .extracting(EngineSearch.Channel::query)
        .containsExactly(
            new ChannelQuery.Everything(), new ChannelQuery.Documents(List.of("seen")));
    assertThat(counted.excluded()).contains("hidden");
    assertThat(ranked.hits().facets()).hasSize(1);
  }

  private EngineSearch search(int size) {
    Stream<EngineSearch> found = asked.stream().filter(search -> search.page().size() == size);
    return found.findFirst().orElseThrow();
  }

  @Test
  void aSortedPageKeepsItsOrderButHidesAndFilters() {
    Sorting sorting = new Sorting(List.of(new Sorting.Key.OfField("year", false, false)), null);

    RankedHits ranked = rank(EFFECTS, query(sorting));

    assertThat(ranked.hits().hits()).extracting(EngineHits.Hit::id).containsExactly("a", "b");
    assertThat(asked).hasSize(1);
    assertThat(asked.getFirst().excluded()).containsExactly("hidden");
    assertThat(asked.getFirst().filter()).isEqualTo(new Filter.And(List.of(Cinema.NEW, WAR)));
  }
}
