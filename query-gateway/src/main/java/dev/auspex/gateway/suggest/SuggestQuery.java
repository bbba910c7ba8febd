package dev.auspex.gateway.suggest;

import dev.auspex.analysis.completion.Typed;
import dev.auspex.contract.filter.Filter;
import dev.auspex.contract.schema.Field;
import dev.auspex.gateway.elastic.CompletionSearch;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What to complete, within the limits.
 *
 * @param typed what was typed so far
 * @param size most suggestions, 1 to {@value SuggestRequests#MOST_SIZE}
 * @param fields whose values; at least one, each with completions in the index
 * @param anywhere whether a later word of a value may begin so, or the value alone
 * @param order which come first among those that match equally well
 * @param counts whether to say how many documents have each value
 * @param filter what their documents must fulfil besides what the caller may see; null for nothing
 */
record SuggestQuery(
    Typed typed,
    int size,
    List<Field> fields,
    boolean anywhere,
    CompletionSearch.Order order,
    boolean counts,
    @Nullable Filter filter) {
  SuggestQuery {
    fields = List.copyOf(fields);
  }
}
