package dev.auspex.gateway.search.rank;

import dev.auspex.contract.Deadline;
import dev.auspex.contract.filter.Filter;
import dev.auspex.contract.schema.Field;
import dev.auspex.contract.schema.FieldKind;
import dev.auspex.contract.schema.Schema;
import dev.auspex.contract.snapshot.IndexSnapshot;
import dev.auspex.contract.snapshot.RankingProfile;
import dev.auspex.gateway.elastic.EngineHits;
import dev.auspex.gateway.elastic.EngineSearch;
import dev.auspex.gateway.elastic.SearchEngine;
import dev.auspex.gateway.search.recall.RecallPlan;
import dev.auspex.gateway.search.request.SearchQuery;
import dev.auspex.gateway.search.rewrite.RewrittenQuery;
import dev.auspex.rewriting.Rewriting.PageEffects;
import dev.auspex.rewriting.Rewriting.Pin;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The entry of this stage: one request to the engine, whatever the profile, but for facets that
 * leave a part of the filter out.
 */
@Singleton
public class Ranker {
  /** Kept for what the engine does before and after the model call, and for the way back. */
  private static final Duration ENGINE_SHARE = Duration.ofMillis(150);

  /** In less time no model answers. */
  private static final Duration LEAST_MODEL_BUDGET = Duration.ofMillis(10);

  private static final String MODEL_TIMEOUT = "model-timeout";
  private static final String MODEL_QUOTA = "model-quota";

  private final SearchEngine engine;

  /** Asks {@code engine}. */
  public Ranker(SearchEngine engine) {
    this.engine = engine;
  }

  /**
   * Recalls, fuses and reranks in one request that ends by {@code deadline}; a sorted search is
   * sorted instead.
   *
   * @param visible what the caller may see; nothing else takes part; null for all documents
   * @param modelAllowed whether the tenant may still use the model; if not, the order is that of
   *     the first stage
   */
  public RankedHits rank(
      RecallPlan plan,
      RewrittenQuery rewritten,
      SearchQuery query,
      IndexSnapshot index,
      @Nullable Filter visible,
      boolean modelAllowed,
      Deadline deadline) {
    List<String> degraded = new ArrayList<>(plan.degraded());
    RankingProfile.Rerank wanted =
        rewritten.isEmpty() || query.sorting() != null ? null : index.bundle().ranking().rerank();
    EngineSearch.Rerank rerank =
        wanted == null || !modelAllowed
            ? null
            : rerank(wanted, rewritten.text(), query.window(), deadline);
    if (wanted != null && rerank == null) {
      degraded.add(modelAllowed ? MODEL_TIMEOUT : MODEL_QUOTA);
    }
    Schema schema = index.bundle().schema();
    PageEffects effects = rewritten.made().effects();
    Filter bound = visible;
    for (Filter byRule : rewritten.made().filters()) {
      bound = Filter.both(bound, byRule);
    }
    EngineSearch search =
        new EngineSearch(
            index.placement().serving(),
            Filter.both(bound, query.filter()),
            effects.hidden(),
            new EngineSearch.Stages(
                plan.channels(), query.window(), index.bundle().ranking().rankConstant(), rerank),
            new EngineSearch.Page(
                query.offset(),
                query.size(),
                highlight(rewritten, schema),
                schema.hiddenFields(),
                query.fields()),
            List.of(),
            query.sorting());
    long start = System.nanoTime();
    // A sorted page stands in the order that was asked for, and nothing else.
    List<Pin> pins = query.sorting() == null ? effects.pins() : List.of();
    PinnedHits pinned = PinnedHits.fetch(engine, search, pins, deadline);
    FacetSearches facets = new FacetSearches(engine, bound, pinned.documents(), deadline);
    RankedHits ranked =
        pinned.count() == 0
            ? plain(facets.search(search, query.facets(), query.filter()), query)
            : around(pinned, search, facets, query);
    // What was stored under a field that has been removed since is not shown.
    List<String> shown = query.fields() == null ? schema.shownFields() : query.fields();
    ranked.hits().hits().forEach(hit -> hit.document().retain(shown));
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    degraded.addAll(ranked.hits().rank().degraded());
    return new RankedHits(
        ranked.hits(),
        query.offset(),
        wanted == null ? null : wanted.model(),
        degraded,
        took,
        ranked.places());
  }

  private static RankedHits plain(EngineHits hits, SearchQuery query) {
    return new RankedHits(hits, query.offset(), null, List.of(), Duration.ZERO);
  }

  /** The page with pinned documents and, between them, what the search finds besides. */
  private static RankedHits around(
      PinnedHits pinned, EngineSearch search, FacetSearches facets, SearchQuery query) {
    List<String> excluded = new ArrayList<>(search.excluded());
    excluded.addAll(pinned.documents());
    int first = Math.max(0, query.offset() - pinned.count());
    EngineHits others =
        facets.search(
            search.without(excluded).page(first, query.offset() + query.size() - first),
            query.facets(),
            query.filter());
    long total = others.totalIsExact() ? others.total() : Long.MAX_VALUE;
    PinnedHits.Page page =
        pinned.page(
            others.hits(), first, Math.min(total, query.window()), query.offset(), query.size());
    EngineHits hits =
        new EngineHits(
            others.total() + pinned.count(),
            others.totalIsExact(),
            page.hits(),
            others.rank(),
            null,
            others.facets());
    return new RankedHits(hits, query.offset(), null, List.of(), Duration.ZERO, page.places());
  }

  /** Null where the time that is left is too short for a model. */
  private static EngineSearch.@Nullable Rerank rerank(
      RankingProfile.Rerank wanted, String text, int window, Deadline deadline) {
    Duration left = deadline.remaining().minus(ENGINE_SHARE);
    Duration budget = Duration.ofMillis(wanted.budgetMillis());
    if (left.compareTo(budget) < 0) {
      if (left.compareTo(LEAST_MODEL_BUDGET) < 0) {
        return null;
      }
      budget = left;
    }
    return new EngineSearch.Rerank(
        wanted.model(),
        text,
        wanted.fields(),
        Math.min(wanted.window(), window),
        (int) budget.toMillis());
  }

  private static EngineSearch.@Nullable Highlight highlight(
      RewrittenQuery rewritten, Schema schema) {
    List<String> fields =
        schema.searchableFields().stream()
            .filter(field -> field.kind() == FieldKind.TEXT)
            .map(Field::name)
            .toList();
    return rewritten.isEmpty() || fields.isEmpty()
        ? null
        : new EngineSearch.Highlight(marked(rewritten), fields);
  }

  /** The text and what else stands for words of it. */
  private static String marked(RewrittenQuery rewritten) {
    List<String> words = new ArrayList<>();
    words.add(rewritten.text());
    rewritten.made().alsoWords().forEach(also -> words.add(also.getKey()));
    return String.join(" ", words);
  }
}
