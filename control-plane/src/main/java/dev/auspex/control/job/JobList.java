package dev.auspex.control.job;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list of jobs.
 *
 * @param items in the order that was asked for
 * @param nextCursor to be sent for the next part; left out at the end
 */
public record JobList(
    List<JobView> items, @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String nextCursor) {
  /** Copies {@code items}. */
  public JobList {
    items = List.copyOf(items);
  }
}
