package dev.auspex.gateway.suggest;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What completes a query. Public for the description of the API alone.
 *
 * @param suggestions best first
 * @param tookMillis from the body to the reply
 */
@Schema(
    name = "SuggestReply",
    requiredProperties = {"suggestions", "tookMillis"},
    description = "What completes the query, best first, each value once.")
public record SuggestReply(
    List<Suggestion> suggestions,
    @Schema(description = "From the request to the reply, in ms") long tookMillis) {
  /** Copies {@code suggestions}. */
  public SuggestReply {
    suggestions = List.copyOf(suggestions);
  }
}
