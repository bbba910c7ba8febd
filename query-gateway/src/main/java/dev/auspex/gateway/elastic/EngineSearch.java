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
 * @param channels whom to ask for candidates; at least one, of distinct names
 * @param window most fused candidates, at least {@code from + size}
 * @param rankConstant the constant of reciprocal rank fusion
 * @param rerank the model stage; null for none
 * @param from hits to leave out at the top
 * @param size hits to return
 * @param highlight what to mark in the hits; null for nothing
 * @param hiddenFields fields that are not returned
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
    List<String> hiddenFields) {
  /** Copies the lists. */
  public EngineSearch {
    channels = List.copyOf(channels);
    hiddenFields = List.copyOf(hiddenFields);
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
