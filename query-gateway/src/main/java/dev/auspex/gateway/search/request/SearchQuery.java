package dev.auspex.gateway.search.request;

import dev.auspex.contract.filter.Filter;
import dev.auspex.gateway.elastic.FacetQuery;
import dev.auspex.gateway.elastic.Sorting;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A search within the limits.
 *
 * @param text as typed
 * @param size hits of the page, 1 to 100
 * @param offset hits that the engine leaves out at the top; 0 behind a place of a sorted page
 * @param window most candidates that are ordered by relevance, at least {@code offset + size} there
 * @param filter what hits must fulfil besides what the caller may see; null for nothing
 * @param facets what to count, and where
 * @param sorting the order; null by relevance
 * @param fields the shown fields that come back; null for all
 * @param audience who searches
 * @param paging for the cursor of the next page
 */
public record SearchQuery(
    String text,
    int size,
    int offset,
    int window,
    @Nullable Filter filter,
    List<Facet> facets,
    @Nullable Sorting sorting,
    @Nullable List<String> fields,
    Audience audience,
    Paging paging) {
  /** Copies the lists. */
  public SearchQuery {
    facets = List.copyOf(facets);
    fields = fields == null ? null : List.copyOf(fields);
  }

  /**
   * What to count over which documents.
   *
   * @param filter what they must fulfil besides what the caller may see: that of the search, or
   *     less
   */
  public record Facet(FacetQuery query, @Nullable Filter filter) {}

  /**
   * Where the page stands.
   *
   * @param seen hits before it, on all pages
   * @param scope what its cursor is good for
   */
  public record Paging(long seen, CursorScope scope) {}
}
