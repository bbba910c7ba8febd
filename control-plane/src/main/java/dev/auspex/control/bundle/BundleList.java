package dev.auspex.control.bundle;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.auspex.control.index.BundleView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Bundles of an index.
 *
 * @param items newest first
 * @param nextCursor where the next page begins; left out on the last one
 */
public record BundleList(
    List<BundleView> items,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String nextCursor) {
  /** Copies {@code items}. */
  public BundleList {
    items = List.copyOf(items);
  }
}
