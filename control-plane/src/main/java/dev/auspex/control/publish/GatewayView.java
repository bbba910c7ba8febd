package dev.auspex.control.publish;

import dev.auspex.contract.snapshot.GatewayReport;
import java.time.Instant;
import java.util.List;

/**
 * A gateway as the API shows it.
 *
 * @param id its name
 * @param revision what it serves by; 0 where it has no snapshot of this catalogue
 * @param reporting whether it has reported within the last seconds
 * @param reportedAt when it last did, UTC
 * @param behind indexes that it serves by an earlier bundle, because it could not get the lexicon
 *     of the newest one
 */
public record GatewayView(
    String id,
    long revision,
    boolean reporting,
    Instant reportedAt,
    List<GatewayReport.WantedIndex> behind) {
  /** Copies {@code behind}. */
  public GatewayView {
    behind = List.copyOf(behind);
  }
}
