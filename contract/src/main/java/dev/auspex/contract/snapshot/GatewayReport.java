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
 * @param behind indexes that it does not serve by the bundle of that revision yet, because it does
 *     not have the lexicon; at most {@value #MOST_BEHIND} of them
 */
public record GatewayReport(
    String epoch,
    long revision,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<WantedIndex> wanted,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<WantedIndex> behind) {
  /** Most indexes that are named as {@link #behind}. */
  public static final int MOST_BEHIND = 1_000;

  /** Copies the lists; they are left out where they are empty, as gateways did before them. */
  public GatewayReport {
    wanted = wanted == null ? List.of() : List.copyOf(wanted);
    behind = behind == null ? List.of() : List.copyOf(behind);
  }

  /** An index of a tenant. */
  public record WantedIndex(TenantId tenant, IndexName index) {}
}
