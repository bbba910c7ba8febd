package dev.auspex.gateway.search.respond;

import dev.auspex.gateway.elastic.EngineHits;
import dev.auspex.gateway.search.rank.RankedHits;
import dev.auspex.gateway.search.request.Cursors;
import dev.auspex.gateway.search.request.SearchQuery;
import dev.auspex.gateway.search.rewrite.RewrittenQuery;
import dev.auspex.rewriting.Rewriting.Outcome;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The entry of this stage. */
@Singleton
public class Responder {
  /** In the reply where a step of rewriting took too long. */
  static final String REWRITE_LATE = "rewrite-late";

  private final Cursors cursors;

  /** Seals where the page ends with {@code cursors}. */
  public Responder(Cursors cursors) {
    this.cursors = cursors;
  }

  /**
   * Times that earlier stages took.
   *
   * @param total from the body to now
   */
  public record Times(Duration total, Duration rewrite, Duration embed) {}

  /** Writes the page. */
  public SearchReply reply(
      String requestId, SearchQuery asked, RewrittenQuery query, RankedHits ranked, Times times) {
    EngineHits hits = ranked.hits();
    EngineHits.Rank rank = hits.rank();
    List<SearchReply.Hit> page = new ArrayList<>(hits.hits().size());
    for (EngineHits.Hit hit : hits.hits()) {
      RankedHits.Place place = ranked.places().get(page.size());
      boolean byModel = place.rank() >= 0 && place.rank() < rank.scored();
      page.add(hit(hit, byModel, place.pinnedBy()));
    }
    return new SearchReply(
        requestId,
        new SearchReply.Query(query.original(), query.text()),
        new SearchReply.Total(hits.total(), hits.totalIsExact() ? "eq" : "gte"),
        page,
        asked.facets().isEmpty()
            ? null
            : FacetViews.of(
                asked.facets().stream().map(SearchQuery.Facet::query).toList(), hits.facets()),
        next(asked, hits),
        RewriteView.rules(query.made()),
        query.made().effects().redirect(),
        query.made().effects().banners(),
        RewriteView.ifAny(query.made()),
        new SearchReply.Rank(
            rung(asked, rank), ranked.model(), rank.scored(), degraded(query, ranked)),
        new SearchReply.Took(
            times.total().toMillis(),
            times.rewrite().toMillis(),
            times.embed().toMillis(),
            ranked.engine().toMillis(),
            rank.modelMillis()));
  }

  private static List<String> degraded(RewrittenQuery query, RankedHits ranked) {
    boolean late = query.made().trace().stream().anyMatch(step -> step.outcome() == Outcome.LATE);
    return late
        ? Stream.concat(Stream.of(REWRITE_LATE), ranked.degraded().stream()).toList()
        : ranked.degraded();
  }

  private static String rung(SearchQuery asked, EngineHits.Rank rank) {
    if (asked.sorting() != null) {
      return "sorted";
    }
    return rank.byModel() ? "model" : "first-stage";
  }

  /** Null where no hit can follow. */
  private @Nullable String next(SearchQuery asked, EngineHits hits) {
    long seen = asked.paging().seen() + hits.hits().size();
    boolean atEnd =
        hits.hits().size() < asked.size()
            || (hits.totalIsExact() && seen >= hits.total())
            || (asked.sorting() == null && seen >= asked.window());
    return atEnd
        ? null
        : cursors.seal(new Cursors.Position(seen, hits.place()), asked.paging().scope());
  }

  private static SearchReply.Hit hit(
      EngineHits.Hit hit, boolean byModel, @Nullable String pinnedBy) {
    EngineHits.FirstStage first = hit.firstStage();
    return new SearchReply.Hit(
        hit.id(),
        hit.score(),
        hit.document(),
        hit.highlights(),
        hit.channels().stream()
            .map(
                channel -> new SearchReply.Channel(channel.name(), channel.rank(), channel.score()))
            .toList(),
        first == null ? null : new SearchReply.FirstStage(first.rank(), first.score()),
        byModel ? new SearchReply.ModelScore(hit.score()) : null,
        pinnedBy);
  }
}
