package dev.auspex.control.apikey;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The API keys of a tenant that are not revoked.
 *
 * @param items oldest first; expired ones included
 * @param nextCursor to be sent for the next part; left out at the end
 */
public record ApiKeyList(
    List<ApiKeyView> items,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String nextCursor) {
  /** Copies {@code items}. */
  public ApiKeyList {
    items = List.copyOf(items);
  }
}
