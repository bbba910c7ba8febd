package dev.auspex.gateway.search;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.auspex.contract.problem.ApiProblem;
import dev.auspex.gateway.platform.ItemProblem;
import dev.auspex.gateway.search.respond.SearchReply;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How each of several searches ended.
 *
 * @param replies one per search, in their order
 */
@Schema(
    name = "SearchesReply",
    requiredProperties = {"replies"},
    description = "How each of several searches ended.")
record SearchesReply(@Schema(description = "One per search, in their order") List<Item> replies) {
  SearchesReply {
    replies = List.copyOf(replies);
  }

  /**
   * One search.
   *
   * @param status what the search alone would have been answered with
   * @param reply exactly where the status is 200
   * @param problem exactly where it is not
   */
  @Schema(
      name = "SearchesReplyItem",
      requiredProperties = {"status"},
      description = "One search: its `reply` where the status is 200, else the `problem`.")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Item(
      @Schema(examples = "200", description = "What the search alone would have been answered with")
          int status,
      @Nullable SearchReply reply,
      @Nullable ItemProblem problem) {
    static Item answered(SearchReply reply) {
      return new Item(200, reply, null);
    }

    static Item refused(ApiProblem problem) {
      return new Item(problem.type().status(), null, ItemProblem.of(problem));
    }
  }
}
