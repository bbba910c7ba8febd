package dev.auspex.gateway.search.rank;

import dev.auspex.contract.Deadline;
import dev.auspex.contract.filter.Filter;
import dev.auspex.gateway.elastic.EngineHits;
import dev.auspex.gateway.elastic.EngineSearch;
import dev.auspex.gateway.elastic.FacetCounts;
import dev.auspex.gateway.elastic.FacetQuery;
import dev.auspex.gateway.elastic.SearchEngine;
import dev.auspex.gateway.search.request.SearchQuery.Facet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * Facets that leave a part of the search's filter out count other documents than the search finds.
 * Each such filter is a search of its own without hits, beside the one for the page; there is none
 * where no facet asks for it.
 */
final class FacetSearches {
  private final SearchEngine engine;
  private final @Nullable Filter visible;
  private final List<String> pinned;
  private final Deadline deadline;

  /**
   * Asks {@code engine} until {@code deadline}.
   *
   * @param visible what the caller may see, which holds for all searches
   * @param pinned documents that are counted although the page's search leaves them out
   */
  FacetSearches(
      SearchEngine engine, @Nullable Filter visible, List<String> pinned, Deadline deadline) {
    this.engine = engine;
    this.visible = visible;
    this.pinned = List.copyOf(pinned);
    this.deadline = deadline;
  }

  /**
   * The hits of {@code page}, with the counts of {@code facets} in their order.
   *
   * @param page has no facets yet
   * @param own the filter of the search without what the caller may see
   */
  EngineHits search(EngineSearch page, List<Facet> facets, @Nullable Filter own) {
    Map<Optional<Filter>, List<Integer>> places = new LinkedHashMap<>();
    for (int i = 0; i < facets.size(); i++) {
      places
          .computeIfAbsent(Optional.ofNullable(facets.get(i).filter()), any -> new ArrayList<>())
          .add(i);
    }
    // What is pinned is fetched apart, and counted where the rest is.
    List<Integer> beside = pinned.isEmpty() ? places.remove(Optional.ofNullable(own)) : null;
    EngineSearch main =
        beside == null ? page : page.counting(page.filter(), queries(facets, beside));
    if (places.isEmpty()) {
      return engine.search(main, deadline);
    }
    Map<Integer, FacetCounts> counts = new TreeMap<>();
    EngineHits hits;
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Map<List<Integer>, CompletableFuture<EngineHits>> others = new LinkedHashMap<>();
      places.forEach(
          (filter, of) -> {
            EngineSearch other =
                withPinned(page.withoutHits())
                    .counting(Filter.both(visible, filter.orElse(null)), queries(facets, of));
            others.put(
                of, CompletableFuture.supplyAsync(() -> engine.search(other, deadline), threads));
          });
      hits = engine.search(main, deadline);
      others.forEach((of, answer) -> put(counts, of, answer.join().facets()));
    }
    if (beside != null) {
      put(counts, beside, hits.facets());
    }
    return hits.withFacets(List.copyOf(counts.values()));
  }

  private EngineSearch withPinned(EngineSearch search) {
    if (pinned.isEmpty()) {
      return search;
    }
    List<EngineSearch.Channel> channels = new ArrayList<>(search.stages().channels());
    channels.add(PinnedHits.channel(pinned));
    return search.asking(channels);
  }

  private static List<FacetQuery> queries(List<Facet> facets, List<Integer> places) {
    return places.stream().map(place -> facets.get(place).query()).toList();
  }

  private static void put(
      Map<Integer, FacetCounts> counts, List<Integer> places, List<FacetCounts> counted) {
    for (int i = 0; i < places.size(); i++) {
      counts.put(places.get(i), counted.get(i));
    }
  }
}
