package dev.auspex.control.drift;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The differences.
 *
 * @param items those that are there now, oldest first, then those that are over, latest first
 * @param checkedAt when they were last looked for with success, UTC; left out before the first time
 */
public record DriftList(
    List<DriftView> items, @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Instant checkedAt) {
  /** Copies {@code items}. */
  public DriftList {
    items = List.copyOf(items);
  }
}
