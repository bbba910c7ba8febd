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
 * @param excluded documents, as clients call them, that no channel may bring but one that names its
 *     documents itself
 * @param stages how candidates are found and put in order; one channel that looks for words or
 *     everything where there is a {@code sorting}
 * @param page what of them is returned; within the window without a {@code sorting}
 * @param facets what to count over everything that matches
 * @param sorting the order; null for the fused one
 */
public record EngineSearch(
    Location home,
    @Nullable Filter filter,
    List<String> excluded,
    Stages stages,
    Page page,
    List<FacetQuery> facets,
    @Nullable Sorting sorting) {
  /** Copies the lists. */
  public EngineSearch {
    excluded = List.copyOf(excluded);
    facets = List.copyOf(facets);
  }

  /** By relevance, without facets. */
  public EngineSearch(Location home, @Nullable Filter filter, Stages stages, Page page) {
    this(home, filter, List.of(), stages, page, List.of(), null);
  }

  /** The same over what {@code bound} lets through, counting {@code counted}. */
  public EngineSearch counting(@Nullable Filter bound, List<FacetQuery> counted) {
    return new EngineSearch(home, bound, excluded, stages, page, counted, sorting);
  }

  /** The same matches, of which none is returned. */
  public EngineSearch withoutHits() {
    Page none = new Page(0, 0, null, page.hiddenFields(), List.of());
    Sorting fromTheTop = sorting == null ? null : new Sorting(sorting.keys(), null);
    return new EngineSearch(
        home, filter, excluded, stages.withoutModel(), none, facets, fromTheTop);
  }

  /** The same without {@code documents}, as clients call them. */
  public EngineSearch without(List<String> documents) {
    return new EngineSearch(home, filter, documents, stages, page, facets, sorting);
  }

  /** The first {@code count} that {@code channel} finds, in the order of the first stage. */
  public EngineSearch asking(Channel channel, int count) {
    Stages alone =
        new Stages(List.of(channel), Math.max(stages.window(), count), stages.rankConstant(), null);
    return new EngineSearch(home, filter, excluded, alone, page.of(0, count), facets, sorting);
  }

  /** The same asking {@code others}. */
  public EngineSearch asking(List<Channel> others) {
    Stages those = new Stages(others, stages.window(), stages.rankConstant(), stages.rerank());
    return new EngineSearch(home, filter, excluded, those, page, facets, sorting);
  }

  /** The same with {@code count} hits, {@code first} left out before them. */
  public EngineSearch page(int first, int count) {
    return new EngineSearch(home, filter, excluded, stages, page.of(first, count), facets, sorting);
  }

  /**
   * From recall to the model.
   *
   * @param channels whom to ask for candidates; at least one, of distinct names
   * @param window most fused candidates
   * @param rankConstant the constant of reciprocal rank fusion
   * @param rerank the model stage; null for none
   */
  public record Stages(
      List<Channel> channels, int window, int rankConstant, @Nullable Rerank rerank) {
    /** Copies {@code channels}. */
    public Stages {
      channels = List.copyOf(channels);
    }

    Stages withoutModel() {
      return new Stages(channels, window, rankConstant, null);
    }
  }

  /**
   * What is returned.
   *
   * @param from hits to leave out at the top
   * @param size hits to return
   * @param highlight what to mark in the hits; null for nothing
   * @param hiddenFields fields that are not returned
   * @param fields the fields that are returned, none of them hidden; null for all that are not
   */
  public record Page(
      int from,
      int size,
      @Nullable Highlight highlight,
      List<String> hiddenFields,
      @Nullable List<String> fields) {
    /** Copies the lists. */
    public Page {
      hiddenFields = List.copyOf(hiddenFields);
      fields = fields == null ? null : List.copyOf(fields);
    }

    /** All shown fields. */
    public Page(int from, int size, @Nullable Highlight highlight, List<String> hiddenFields) {
      this(from, size, highlight, hiddenFields, null);
    }

    Page of(int first, int count) {
      return new Page(first, count, highlight, hiddenFields, fields);
    }
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
