package dev.auspex.gateway.search;

import dev.auspex.gateway.search.request.SearchBatch;
import dev.auspex.gateway.search.request.SearchBody;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Several searches as clients send them, for the description of the API; read by {@link
 * SearchBatch}.
 *
 * @param searches each a search with its index
 */
@Schema(
    name = "Searches",
    requiredProperties = {"searches"},
    description = "Several searches.",
    examples =
        "{\"searches\": [{\"index\": \"movies\", \"query\": \"war\"},"
            + " {\"index\": \"books\", \"query\": \"war\", \"size\": 3}]}")
record SearchesBody(
    @Schema(minItems = 1, maxItems = SearchBatch.MOST_SEARCHES) List<OfIndex> searches) {
  SearchesBody {
    searches = List.copyOf(searches);
  }

  /** The members of a search, and beside them its index. */
  @Schema(
      name = "SearchOfIndex",
      allOf = {SearchBody.class},
      requiredProperties = {"index"},
      description = "The members of a search, and beside them its index.")
  record OfIndex(@Schema(description = "Index of the tenant", examples = "movies") String index) {}
}
