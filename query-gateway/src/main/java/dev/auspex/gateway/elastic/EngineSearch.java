package dev.auspex.gateway.elastic;

import dev.auspex.contract.filter.Filter;
import dev.auspex.contract.snapshot.Location;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One search as the engine shall run it.
 *
 * @param home where
 * @param filter what every channel may bring; null for all documents
 * @param channels whom to ask for candidates; at least one, of distinct names; exactly one that
 *     looks for words or everything where there is a {@code sorting}
 * @param window most fused candidates, at least {@code from + size} without a {@code sorting}
 * @param rankConstant the constant of reciprocal rank fusion
 * @param rerank the model stage; null for none
 * @param from hits to leave out at the top
 * @param size hits to return
 * @param highlight what to mark in the hits; null for nothing
 * @param hiddenFields fields that are not returned
 * @param fields the fields that are returned, none of them hidden; null for all that are not
 * @param facets what to count over everything that matches
 * @param sorting the order; null for the fused one
 * @param excluded documents, as clients call them, that no channel may bring but one that names its
 *     documents itself
 */
public record EngineSearch(
    Location home,
    @Nullable Filter filter,
    List<Channel> channels,
    int window,
    int rankConstant,
    @Nullable Rerank rerank,
    int from,
    int size,
    @Nullable Highlight highlight,
    List<String> hiddenFields,
    @Nullable List<String> fields,
    List<FacetQuery> facets,
    @Nullable Sorting sorting,
    List<String> excluded) {
  /** Copies the lists. */
  public EngineSearch {
    excluded = List.copyOf(excluded);
    channels = List.copyOf(channels);
    hiddenFields = List.copyOf(hiddenFields);
    fields = fields == null ? null : List.copyOf(fields);
    facets = List.copyOf(facets);
  }

  /** By relevance, with all shown fields and no facets. */
  public EngineSearch(
      Location home,
      @Nullable Filter filter,
      List<Channel> channels,
      int window,
      int rankConstant,
      @Nullable Rerank rerank,
      int from,
      int size,
      @Nullable Highlight highlight,
      List<String> hiddenFields) {
    this(
        home,
        filter,
        channels,
        window,
        rankConstant,
        rerank,
        from,
        size,
        highlight,
        hiddenFields,
        null,
        List.of(),
        null);
  }

  /** Without a document that is excluded. */
  public EngineSearch(
      Location home,
      @Nullable Filter filter,
      List<Channel> channels,
      int window,
      int rankConstant,
      @Nullable Rerank rerank,
      int from,
      int size,
      @Nullable Highlight highlight,
      List<String> hiddenFields,
      @Nullable List<String> fields,
      List<FacetQuery> facets,
      @Nullable Sorting sorting) {
    this(
        home,
        filter,
        channels,
        window,
        rankConstant,
        rerank,
        from,
        size,
        highlight,
        hiddenFields,
        fields,
        facets,
        sorting,
        List.of());
  }

  /** The same over what {@code bound} lets through, counting {@code counted}. */
  public EngineSearch counting(@Nullable Filter bound, List<FacetQuery> counted) {
    return new EngineSearch(
        home,
        bound,
        channels,
        window,
        rankConstant,
        rerank,
        from,
        size,
        highlight,
        hiddenFields,
        fields,
        counted,
        sorting,
        excluded);
  }

  /** The same matches, of which none is returned. */
  public EngineSearch withoutHits() {
    return new EngineSearch(
        home,
        filter,
        channels,
        window,
        rankConstant,
        null,
        0,
        0,
        null,
        hiddenFields,
        List.of(),
        facets,
        sorting == null ? null : new Sorting(sorting.keys(), null),
        excluded);
  }

  /** The same without {@code documents}, as clients call them. */
  public EngineSearch without(List<String> documents) {
    return new EngineSearch(
        home,
        filter,
        channels,
        window,
        rankConstant,
        rerank,
        from,
        size,
        highlight,
        hiddenFields,
        fields,
        facets,
        sorting,
        documents);
  }

  /** The same asking {@code others}. */
  public EngineSearch asking(List<Channel> others) {
    return new EngineSearch(
        home,
        filter,
        others,
        window,
        rankConstant,
        rerank,
        from,
        size,
        highlight,
        hiddenFields,
        fields,
        facets,
        sorting,
        excluded);
  }

  /** The first {@code count} of the same in the order of the first stage. */
  public EngineSearch withoutModel(int count) {
    return new EngineSearch(
        home,
        filter,
        channels,
        Math.max(window, count),
        rankConstant,
        null,
        0,
        count,
        highlight,
        hiddenFields,
        fields,
        facets,
        sorting,
        excluded);
  }

  /** The same with {@code count} hits, {@code first} left out before them. */
  public EngineSearch page(int first, int count) {
    return new EngineSearch(
        home,
        filter,
        channels,
        window,
        rankConstant,
        rerank,
        first,
        count,
        highlight,
        hiddenFields,
        fields,
        facets,
        sorting,
        excluded);
  }

  /**
   * A recall source.
   *
   * @param name how the reply calls it
   * @param weight factor of its share in the fused score
   * @param quota most candidates that it may bring
   * @param query what it looks for
   */
  public record Channel(String name, double weight, int quota, ChannelQuery query) {}

  /**
   * The model stage.
   *
   * @param model name of a reranking model
   * @param query what the model compares documents with
   * @param fields fields whose text the model reads, in this order
   * @param window documents from the top of the fused order that the model scores
   * @param timeoutMillis most time for the model call
   */
  public record Rerank(
      String model, String query, List<String> fields, int window, int timeoutMillis) {
    /** Copies {@code fields}. */
    public Rerank {
      fields = List.copyOf(fields);
    }
  }

  /** The words of {@code text} are marked in {@code fields}, analysed fields, at least one. */
  public record Highlight(String text, List<String> fields) {
    /** Copies {@code fields}. */
    public Highlight {
      fields = List.copyOf(fields);
    }
  }
}
