package dev.auspex.control.apikey;

import java.util.List;

/**
 * The API keys of a tenant that are not revoked.
 *
 * @param items oldest first; expired ones included
 */
public record ApiKeyList(List<ApiKeyView> items) {
  /** Copies {@code items}. */
  public ApiKeyList {
    items = List.copyOf(items);
  }
}
