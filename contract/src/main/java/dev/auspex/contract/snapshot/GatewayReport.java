package dev.auspex.contract.snapshot;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.auspex.contract.IndexName;
import dev.auspex.contract.TenantId;
import java.util.List;

/**
 * What a gateway tells the control plane of itself.
 *
 * @param epoch of the snapshot that it serves by; empty before it has one
 * @param revision of the snapshot that it serves by; 0 before it has one
 * @param wanted parked indexes that somebody has asked it for since its last report
 */
public record GatewayReport(
    String epoch,
    long revision,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<WantedIndex> wanted) {
  /** Copies {@code wanted}; it is left out where there is none, as gateways did before it. */
  public GatewayReport {
    wanted = wanted == null ? List.of() : List.copyOf(wanted);
  }

  /** An index of a tenant. */
  public record WantedIndex(TenantId tenant, IndexName index) {}
}
