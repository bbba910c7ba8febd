package dev.auspex.gateway.search.respond;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.auspex.contract.filter.FilterValue;
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
 * @param facets one for each that was asked for, in their order; absent where none was
 * @param next cursor of the next page; absent at the end
 * @param rules that fired, the first to apply first; absent where none did
 * @param redirect where a rule would send people; absent for nowhere
 * @param banners what rules show besides; absent for nothing
 * @param rewrite what became of the query; absent where it was only normalised
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
    @Schema(description = "One for each that was asked for, in their order")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable List<Facet> facets,
    @Schema(
            description =
                "The cursor of the next page, good for ten minutes; absent where there is none")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable String next,
    @Schema(description = "The rules that fired, the first to apply first")
        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        List<RewriteView.FiredRule> rules,
    @Schema(description = "Where a rule would send people", examples = "/sale")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable String redirect,
    @Schema(description = "What rules show besides the hits, as they say it")
        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        List<Map<String, String>> banners,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable RewriteView rewrite,
    Rank rank,
    Took took) {
  /** Copies the lists. */
  public SearchReply {
    rules = List.copyOf(rules);
    banners = List.copyOf(banners);
    hits = List.copyOf(hits);
    facets = facets == null ? null : List.copyOf(facets);
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
   * @param pinnedBy the rule that gave it its place; absent where none did
   */
  @Schema(
      name = "SearchHit",
      requiredProperties = {"id", "score", "document", "highlights", "channels"},
      description = "One document.")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Hit(
      String id,
      @Schema(
              description =
                  "The model's score where there is one, else the fused score; on a sorted page"
                      + " that of the words where relevance is a key, else 0")
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
      @Nullable ModelScore model,
      @Schema(description = "The rule that gave it its place; it has no score then")
          @Nullable String pinnedBy) {
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
      @Schema(enumeration = {"model", "first-stage", "sorted"}) String rung,
      @Schema(examples = "minilm-rerank", description = "The model that was asked")
          @Nullable String model,
      @Schema(description = "How many hits from the top of the order have the model's score")
          int scored,
      @Schema(
              description =
                  "What had to be left out: `model-timeout`, `model-unavailable`, `model-rejected`,"
                      + " `model-quota`, `vector-unavailable`, `rewrite-late`; empty where nothing"
                      + " was")
          List<String> degraded) {
    /** Copies {@code degraded}. */
    public Rank {
      degraded = List.copyOf(degraded);
    }
  }

  /**
   * What was counted over everything that matches; of the members besides {@code field} those that
   * the facet asked for.
   *
   * @param values the most frequent, then by value
   * @param otherCount documents counted by value beyond {@code values}
   * @param ranges as asked for
   * @param stats of a number
   * @param intervals those that hold documents, lowest first
   * @param more whether there are further intervals above
   */
  @Schema(
      name = "SearchFacet",
      requiredProperties = {"field"},
      description =
          "What was counted over everything that matches: `values` and `otherCount`, or `ranges`,"
              + " or `stats`, or `intervals` and `more`.")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Facet(
      @Schema(examples = "genre") String field,
      @Schema(description = "The most frequent values, then by value")
          @Nullable List<FacetValue> values,
      @Schema(description = "How often other values were counted") @Nullable Long otherCount,
      @Schema(description = "As asked for") @Nullable List<FacetRange> ranges,
      @Nullable FacetStats stats,
      @Schema(description = "Those that hold documents, lowest first")
          @Nullable List<FacetInterval> intervals,
      @Schema(description = "Whether there are further intervals above") @Nullable Boolean more) {
    /** Copies the lists. */
    public Facet {
      values = values == null ? null : List.copyOf(values);
      ranges = ranges == null ? null : List.copyOf(ranges);
      intervals = intervals == null ? null : List.copyOf(intervals);
    }
  }

  /** A value and how many documents have it. */
  @Schema(
      name = "SearchFacetValue",
      requiredProperties = {"value", "count"},
      description = "A value and how many documents have it.")
  public record FacetValue(
      @Schema(
              implementation = Object.class,
              examples = "war",
              description = "A string, number or boolean")
          JsonNode value,
      long count) {}

  /** Bounds and how many documents lie between them. */
  @Schema(
      name = "SearchFacetRange",
      requiredProperties = {"count"},
      description = "Bounds and how many documents lie between them.")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record FacetRange(
      @Schema(implementation = Object.class, examples = "10") @Nullable FilterValue from,
      @Schema(implementation = Object.class, examples = "20") @Nullable FilterValue to,
      long count) {}

  /** Where an interval begins and how many documents lie in it. */
  @Schema(
      name = "SearchFacetInterval",
      requiredProperties = {"from", "count"},
      description = "Where an interval begins and how many documents lie in it.")
  public record FacetInterval(
      @Schema(
              implementation = Object.class,
              examples = "1990",
              description = "A number; for dates a day, or for hours an instant")
          JsonNode from,
      long count) {}

  /**
   * Of a number.
   *
   * @param count values
   * @param min absent without any value, as are the others
   */
  @Schema(
      name = "SearchFacetStats",
      requiredProperties = {"count"},
      description = "Of a number; without any value there is a count alone.")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record FacetStats(
      long count,
      @Nullable Double min,
      @Nullable Double max,
      @Nullable Double avg,
      @Nullable Double sum) {}

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
