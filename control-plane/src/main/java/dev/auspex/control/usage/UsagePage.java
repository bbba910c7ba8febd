package dev.auspex.control.usage;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of hours; those in which nothing was used or stored are left out.
 *
 * @param items oldest first
 * @param nextCursor to be sent for the next page; null on the last one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record UsagePage(List<UsageHourView> items, @Nullable String nextCursor) {
  /** Copies {@code items}. */
  public UsagePage {
    items = List.copyOf(items);
  }
}
