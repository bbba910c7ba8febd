package dev.auspex.gateway.search.respond;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A page of hits and how it came about.
 *
 * @param requestId names this search in logs
 * @param query what was looked for
 * @param total how many documents match
 * @param hits best first
 * @param rank which rung answered
 * @param took times
 */
@Schema(
    name = "SearchReply",
    requiredProperties = {"requestId", "query", "total", "hits", "rank", "took"},
    description = "A page of hits and how it came about.")
public record SearchReply(
    @Schema(
            description = "Names this search in logs",
            examples = "0b9f2c4e-6d3a-4f8e-9a51-2c7d8e6f1a30")
        String requestId,
    Query query,
    Total total,
    List<Hit> hits,
    Rank rank,
    Took took) {
  /** Copies {@code hits}. */
  public SearchReply {
    hits = List.copyOf(hits);
  }

  /** What was looked for: as typed and as the engine saw it. */
  @Schema(
      name = "SearchReplyQuery",
      requiredProperties = {"original", "normalised"},
      description = "What was looked for.")
  public record Query(
      @Schema(examples = "Ｗar  Movie") String original,
      @Schema(examples = "war movie") String normalised) {}

  /** How many match; {@code gte} where counting stopped. */
  @Schema(
      name = "SearchReplyTotal",
      requiredProperties = {"value", "relation"},
      description = "How many documents match.")
  public record Total(
      @Schema(examples = "1280") long value,
      @Schema(
              enumeration = {"eq", "gte"},
              description = "`gte`: at least so many; counting stops at 10,000")
          String relation) {}

  /**
   * One document.
   *
   * @param firstStage its place before the model; absent where unknown
   * @param model the model's score; absent where the model has not seen it
   */
  @Schema(
      name = "SearchHit",
      requiredProperties = {"id", "score", "document", "highlights", "channels"},
      description = "One document.")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Hit(
      String id,
      @Schema(description = "The model's score where there is one, else the fused score")
          double score,
      @Schema(
              type = SchemaType.OBJECT,
              implementation = Object.class,
              description = "The values as stored, without vectors")
          ObjectNode document,
      @Schema(
              description =
                  "Field to fragments: HTML-encoded text with the matches in <em> elements")
          Map<String, List<String>> highlights,
      @Schema(description = "The channels that brought it") List<Channel> channels,
      @Nullable FirstStage firstStage,
      @Nullable ModelScore model) {
    /** Copies the collections. */
    public Hit {
      highlights = Map.copyOf(highlights);
      channels = List.copyOf(channels);
    }
  }

  /** Place and score within a channel. */
  @Schema(
      name = "SearchHitChannel",
      requiredProperties = {"name", "rank", "score"},
      description = "Place and score within a channel.")
  public record Channel(
      @Schema(enumeration = {"term", "vector"}) String name,
      @Schema(minimum = "1") int rank,
      double score) {}

  /** Place and score in the fused order. */
  @Schema(
      name = "SearchHitFirstStage",
      requiredProperties = {"rank", "score"},
      description = "Place and score in the fused order, before the model.")
  public record FirstStage(@Schema(minimum = "1") int rank, double score) {}

  /** What the model gave. */
  @Schema(
      name = "SearchHitModel",
      requiredProperties = {"score"},
      description = "What the model gave.")
  public record ModelScore(double score) {}

  /**
   * Which rung of the ladder answered.
   *
   * @param model the model that was asked; absent where the profile has none
   * @param scored how many hits from the top have the model's score
   * @param degraded what had to be left out
   */
  @Schema(
      name = "SearchReplyRank",
      requiredProperties = {"rung", "scored", "degraded"},
      description = "Which rung of the ladder answered.")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Rank(
      @Schema(enumeration = {"model", "first-stage"}) String rung,
      @Schema(examples = "minilm-rerank", description = "The model that was asked")
          @Nullable String model,
      @Schema(description = "How many hits from the top of the order have the model's score")
          int scored,
      @Schema(
              description =
                  "What had to be left out: `model-timeout`, `model-unavailable`, `model-rejected`,"
                      + " `model-quota`, `vector-unavailable`; empty where nothing was")
          List<String> degraded) {
    /** Copies {@code degraded}. */
    public Rank {
      degraded = List.copyOf(degraded);
    }
  }

  /**
   * Times in milliseconds.
   *
   * @param engineMillis the whole request to the engine, the model call included
   * @param modelMillis the model call alone
   */
  @Schema(
      name = "SearchReplyTook",
      requiredProperties = {
        "totalMillis",
        "rewriteMillis",
        "embedMillis",
        "engineMillis",
        "modelMillis"
      },
      description = "Times in milliseconds.")
  public record Took(
      long totalMillis,
      long rewriteMillis,
      long embedMillis,
      @Schema(description = "The request to the engine, the model call included") long engineMillis,
      @Schema(description = "The model call alone") long modelMillis) {}
}
