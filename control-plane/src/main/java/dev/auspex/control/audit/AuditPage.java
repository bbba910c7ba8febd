package dev.auspex.control.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One page of entries.
 *
 * @param items newest first
 * @param next send it as {@code cursor} for the next page; null on the last one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AuditPage(
    List<AuditEntryView> items, @Schema(examples = "NDcxMQ") @Nullable String next) {
  /** Copies {@code items}. */
  public AuditPage {
    items = List.copyOf(items);
  }
}
