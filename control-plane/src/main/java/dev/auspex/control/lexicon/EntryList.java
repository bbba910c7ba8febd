package dev.auspex.control.lexicon;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Entries of a working copy.
 *
 * @param items in order of their ids, code point by code point
 * @param nextCursor where the next page begins; left out on the last one
 */
public record EntryList(
    List<EntryView> items, @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String nextCursor) {
  /** Copies {@code items}. */
  public EntryList {
    items = List.copyOf(items);
  }
}
