package dev.auspex.control.removal;

import dev.auspex.contract.TenantId;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What was left of a tenant when its removal ended: nothing, or it would not have ended.
 *
 * @param tenant the tenant that is gone
 * @param removedAt when it was counted, UTC
 * @param rows for each table of the catalogue that holds rows of tenants, in order of their names
 * @param physicalIndexes physical indexes of its own in Elasticsearch
 * @param documents documents of it in shared cells
 * @param organizations organizations in Keycloak with its alias
 */
@Schema(description = "The proof that nothing of a tenant is left")
public record RemovalProof(
    @Schema(examples = "cinema") TenantId tenant,
    Instant removedAt,
    List<TableCount> rows,
    @Schema(examples = "0") long physicalIndexes,
    @Schema(examples = "0") long documents,
    @Schema(examples = "0") long organizations) {
  /** Copies {@code rows}. */
  public RemovalProof {
    rows = List.copyOf(rows);
  }

  /**
   * Rows of the tenant in one table.
   *
   * @param table its name in the catalogue
   * @param left how many rows
   */
  @Schema(description = "Rows of the tenant in one table of the catalogue")
  public record TableCount(
      @Schema(examples = "api_key") String table, @Schema(examples = "0") long left) {}

  /** Whether nothing is left. */
  boolean holds() {
    return physicalIndexes == 0
        && documents == 0
        && organizations == 0
        && rows.stream().allMatch(table -> table.left() == 0);
  }
}
